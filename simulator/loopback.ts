import type { RequestHandler } from 'express';

/**
 * The simulator lets anybody be anybody, so nobody but this machine may talk to it: the Host header has to be a
 * loopback name (a page on the web whose name was pointed at 127.0.0.1 carries its own), and a browser may only post
 * from the simulator's own page.
 */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    response.status(403).json({ error: 'Only reachable as localhost.' });
    return;
  }
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = (origin !== undefined && origin !== `http://${host}`) || site === 'cross-site';
  if (request.method !== 'GET' && request.method !== 'HEAD' && foreign) {
    response.status(403).json({ error: 'Only the simulator’s own page may do this.' });
    return;
  }
  next();
};
