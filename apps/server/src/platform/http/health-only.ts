import type { NextFunction, Request, Response } from 'express';
import { notFound } from '../errors/problem.ts';

/** A worker process (ROLE=worker) answers only whether it lives and how it does: the API is another process's. */
export function healthOnly(request: Request, _response: Response, next: NextFunction): void {
  if (/^\/(api\/(health|ready)|metrics)$/.test(request.path)) return next();
  next(notFound('address on a worker process'));
}
