import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { ProblemError, invalidInput } from '../errors/problem.ts';

/** Entity tags as they were sent, or `*`; undefined where the caller states no precondition. */
export type IfMatchTags = readonly string[] | undefined;

/** RFC 9110 §8.8.3; a weak one too, though it never matches. */
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** @throws ProblemError 400 naming the header */
export function readIfMatch(header: string | undefined): IfMatchTags {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return ['*'];
  const tags = header.match(TAG);
  if (tags && /^[\s,]*$/.test(header.replace(TAG, ''))) return tags;
  throw invalidInput([{ path: 'If-Match', message: 'must be * or entity tags in double quotes' }]);
}

/**
 * Under the lock of what is about to change, so that nothing comes between the look and the change.
 * Compares strongly (RFC 9110 §13.1.1).
 * @throws ProblemError 412 `changed_meanwhile`
 */
export function requireMatch(wanted: IfMatchTags, present: string): void {
  if (wanted === undefined || wanted.includes('*') || wanted.includes(present)) return;
  throw new ProblemError(
    412,
    'changed_meanwhile',
    'Somebody changed this since it was read. Nothing was stored; read it again.',
  );
}

/** What the caller read last, when they state it. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readIfMatch(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

/** Tells readers of the API's description that the route honours the header. */
export const ApiIfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The `ETag` of the answer that is being edited: refused with 412 `changed_meanwhile` once somebody else has changed it.',
    schema: { type: 'string' },
  });
