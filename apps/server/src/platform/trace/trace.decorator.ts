import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { readTraceContext } from './read-trace-context.ts';

/** The trace the caller's request belongs to, or null. */
export const Trace = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readTraceContext(context.switchToHttp().getRequest<Request>().headers),
);
