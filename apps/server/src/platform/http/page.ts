import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import { precompressed } from './precompressed.ts';
import type { PublicUrl } from './public-url.ts';

const YEAR_S = 31_536_000;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The built admin page: hashed assets for ever, everything else answered by its one document. */
export function mountPage(app: NestExpressApplication, folder: string, publicUrl: PublicUrl): void {
  const document = join(folder, 'index.html');
  if (!existsSync(document)) return;
  // Only what holds no secret is compressed (BREACH): the page's files, never the API's answers.
  const compress = compression();
  const assets = join(folder, 'assets');
  app.use(
    '/assets',
    precompressed(assets),
    compress,
    express.static(assets, {
      immutable: true,
      maxAge: YEAR_S * 1000,
      fallthrough: false,
    }),
  );
  const files = express.static(folder, { index: false, maxAge: 0 });
  // An answer of the API must not wait for the disk to say that it is no file.
  app.use((request: Request, response: Response, next: NextFunction) =>
    isPage(request) ? files(request, response, next) : next(),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) return next();
    if (isOtherLoopbackName(request, publicUrl)) {
      response.redirect(307, publicUrl.value + request.originalUrl);
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(document);
  });
}

function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { path } = request;
  return !/^\/(api|metrics|oauth\/callback)(\/|$)/.test(path);
}

/**
 * Whether somebody opened `127.0.0.1` where the public address says `localhost`, or the reverse.
 * Cookies tell the two apart, so the way back from a vendor would not find its session.
 */
function isOtherLoopbackName(request: Request, publicUrl: PublicUrl): boolean {
  const host = request.headers.host ?? '';
  const ours = new URL(publicUrl.value);
  if (host === ours.host || !LOOPBACK.has(ours.hostname)) return false;
  if (!URL.canParse(`http://${host}`)) return false;
  const asked = new URL(`http://${host}`);
  return LOOPBACK.has(asked.hostname) && asked.port === ours.port;
}
