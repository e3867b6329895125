import type { Express } from 'express';
import type { ServeFile } from './bot/serve-file.ts';

const SECRET = /^[A-Za-z0-9_-]{32}$/;

/**
 * `GET /files/<secret>`: whoever has the address may read it, so it is long, random, kept as a hash alone and over after minutes. What
 * does not exist, is over or is not theirs any more looks the same from outside.
 */
export function mountFiles(app: Express, serve: ServeFile): void {
  app.get('/files/:secret', async ({ params: { secret } }, response) => {
    const file = SECRET.test(secret) ? await serve(secret) : undefined;
    response.set({
      'Cache-Control': 'no-store, private',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    });
    if (!file) {
      response
        .status(404)
        .type('text/plain')
        .send('This link is over, or was never given out. Ask for the file again in the chat.\n');
      return;
    }
    const how = file.shown ? 'inline' : 'attachment';
    response.set('Content-Disposition', `${how}; filename="${file.filename}"`);
    response.set('Content-Type', typeof file.body === 'string' ? `${file.type}; charset=utf-8` : file.type);
    response.send(Buffer.from(file.body));
  });
}
