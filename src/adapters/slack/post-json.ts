import { Agent as HttpAgent, request as requestHttp, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

const AGENTS = {
  http: new HttpAgent({ keepAlive: true, timeout: 30_000 }),
  https: new HttpsAgent({ keepAlive: true, timeout: 30_000 }),
};

/**
 * Posts JSON and waits for the whole answer, which nobody reads. Every answer to a command leaves this way, and `fetch` costs several times as much
 * work. Redirects are not followed.
 *
 * @returns the HTTP status
 * @throws Error when there is no answer within the time
 */
export function postJson(url: string, body: unknown, timeoutMs: number): Promise<number> {
  const json = Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const isSecure = url.startsWith('https:');
    const options: RequestOptions = {
      method: 'POST',
      agent: isSecure ? AGENTS.https : AGENTS.http,
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': json.length },
    };
    const request = (isSecure ? requestHttps : requestHttp)(url, options, (answer) => {
      answer.once('error', fail);
      answer.once('end', () => {
        clearTimeout(limit);
        resolve(answer.statusCode ?? 0);
      });
      answer.resume();
    });
    const fail = (error: Error): void => {
      clearTimeout(limit);
      reject(error);
    };
    const limit = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
    request.once('error', fail);
    request.end(json);
  });
}
