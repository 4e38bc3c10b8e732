import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { invalidInput } from '../errors/problem.ts';

/** 1 to 255 printable ASCII characters (draft-ietf-httpapi-idempotency-key-header). */
const SHAPE = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** @throws ProblemError 400 naming the header */
export function readIdempotencyKey(request: Request): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && SHAPE.test(key)) return key;
  throw invalidInput([
    { path: 'Idempotency-Key', message: 'must be 1 to 255 printable characters' },
  ]);
}

/** The caller's `Idempotency-Key`, for routes that keep it with what they create. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readIdempotencyKey(context.switchToHttp().getRequest<Request>()),
);

/** Tells readers of the API's description that the route honours the header. */
export const ApiIdempotencyKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'A repeated request with the same key gets the first answer again, not a second effect.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  });
