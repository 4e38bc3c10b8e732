import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

const YEAR_S = 31_536_000;

/** The built admin page: hashed assets for ever, everything else answered by its one document. */
export function mountPage(app: NestExpressApplication, folder: string): void {
  const document = join(folder, 'index.html');
  if (!existsSync(document)) return;
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: YEAR_S * 1000,
      fallthrough: false,
    }),
  );
  app.use(express.static(folder, { index: false, maxAge: 0 }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(document);
  });
}

function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { path } = request;
  return !/^\/(api|metrics|oauth\/callback)(\/|$)/.test(path);
}
