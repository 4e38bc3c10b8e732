import type { NextFunction, Request, Response } from 'express';
import { ProblemError } from '../errors/problem.ts';

/** A body in another format would be ignored silently; better to say so. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(length ?? 0) > 0;
  if (!hasBody || request.is('json')) return next();
  next(new ProblemError(415, 'unsupported_media_type', 'Send the body as application/json.'));
}
