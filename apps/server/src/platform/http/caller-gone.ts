import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Response } from 'express';

/** Aborts when the caller closes the connection before the answer is complete. */
export const CallerGone = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const response = context.switchToHttp().getResponse<Response>();
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
});
