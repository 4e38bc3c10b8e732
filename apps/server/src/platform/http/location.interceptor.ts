import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { allowedMethods } from './allowed-methods.ts';

/** Names the address of what was created, where it can be read there (RFC 9110, section 15.3.2). */
@Injectable()
export class LocationInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((created: { id?: unknown } | null | undefined) => {
        if (response.statusCode !== 201 || created?.id === undefined) return;
        const path = `${request.path}/${String(created.id)}`;
        if (allowedMethods({ app: request.app, path }).includes('GET')) response.location(path);
      }),
    );
  }
}
