import { readdirSync } from 'node:fs';
import type { RequestHandler } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/**
 * Answers with the brotli that the build has put beside a file (`name.br`), to whoever takes it
 * (RFC 9110, 12.5.3). What stands in front of `express.static`, which then sends that file; its entity
 * tag is another than that of the file itself.
 *
 * @param folder read once: its files never change while the process runs
 */
export function precompressed(folder: string): RequestHandler {
  const packed = new Set(readdirSync(folder).filter((name) => name.endsWith('.br')));
  return (request, response, next) => {
    const name = request.path.slice(1);
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (!type || !packed.has(`${name}.br`)) return next();
    response.vary('Accept-Encoding');
    if (!request.acceptsEncodings('br')) return next();
    response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Type', type);
    request.url = `/${name}.br`;
    next();
  };
}
