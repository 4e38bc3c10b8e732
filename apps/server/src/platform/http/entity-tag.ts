import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { canonicalJson } from '../json/canonical-json.ts';

/**
 * Entity tag (RFC 9110 §8.8.3) of what a PATCH can change of a resource, and of nothing else:
 * counters and dates move all the time, and must not void what somebody is editing. Not reversible.
 */
export function entityTag(changeable: object): string {
  const hash = createHash('sha256').update(canonicalJson(changeable)).digest('base64url');
  return `"${hash.slice(0, 27)}"`;
}

/** Answers with the entity tag of the resource in the body. */
export const Tagged = <T>(tagOf: (resource: T) => string) =>
  UseInterceptors(new EntityTagInterceptor(tagOf));

/** For `headers` of the route's described answer. */
export const ENTITY_TAG = {
  ETag: {
    description: 'Changes with what can be edited; for `If-Match`.',
    schema: { type: 'string' },
  },
} as const;

class EntityTagInterceptor<T> implements NestInterceptor<T, T> {
  private readonly tagOf: (resource: T) => string;

  constructor(tagOf: (resource: T) => string) {
    this.tagOf = tagOf;
  }

  intercept(context: ExecutionContext, next: CallHandler<T>): Observable<T> {
    const http = context.switchToHttp();
    // The tag tells nothing of what cannot be edited, so that no answer is left out on its ground.
    delete http.getRequest<Request>().headers['if-none-match'];
    const response = http.getResponse<Response>();
    return next.handle().pipe(tap((body) => response.setHeader('ETag', this.tagOf(body))));
  }
}
