import { type CallHandler, Inject, Injectable, Logger } from '@nestjs/common';
import type { ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { lastValueFrom, of } from 'rxjs';
import type { Observable } from 'rxjs';
import type { AccessRequest } from '../../platform/access/access.decorators.ts';
import { readIdempotencyKey } from '../../platform/http/idempotency-key.ts';
import { IDEMPOTENT } from '../../platform/http/idempotent.decorator.ts';
import { repeatEvery } from '../../platform/schedule-every.ts';
import { IdempotencyService } from './idempotency.service.ts';
import { requestFingerprint } from './request-fingerprint.ts';
import type { KeptAnswer, KeyOwner } from './reservation.ts';

const RENEW_EVERY_MS = 15_000;

/** Gives a repeated POST its first answer again, on routes marked `@Idempotent()`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(IdempotencyService) private readonly keys: IdempotencyService,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (!this.reflector.get<boolean>(IDEMPOTENT, context.getHandler())) return next.handle();
    const request = context.switchToHttp().getRequest<AccessRequest>();
    const key = readIdempotencyKey(request);
    if (key === undefined) return next.handle();

    const owner = ownerOf(request, key);
    const { method, originalUrl, body } = request;
    const fingerprint = requestFingerprint(method, originalUrl, body);
    const reserved = await this.keys.reserve(owner, fingerprint);
    const response = context.switchToHttp().getResponse<Response>();
    if (reserved.kind === 'answered') return of(replay(response, reserved.answer));
    return of(await this.work(owner, reserved.owner, next, response));
  }

  private async work(key: KeyOwner, owner: string, next: CallHandler, response: Response) {
    const renew = () => this.keys.renew(key, owner);
    const stop = repeatEvery(RENEW_EVERY_MS, renew, (error) => this.logger.error(error));
    try {
      const value: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.settle(key, owner, { status: response.statusCode, body: jsonOf(value) });
      return value;
    } catch (error) {
      await this.keys.release(key, owner).catch((failure: unknown) => this.logger.error(failure));
      throw error;
    } finally {
      await stop();
    }
  }

  /** What was created stays created: a caller is not told of a failure to remember the answer. */
  private async settle(key: KeyOwner, owner: string, answer: KeptAnswer): Promise<void> {
    await this.keys.settle(key, owner, answer).catch((error: unknown) => this.logger.error(error));
  }
}

function ownerOf({ caller, scope }: AccessRequest, key: string): KeyOwner {
  if (!caller) throw new Error('@Idempotent() needs a route that is not public');
  return { siteId: scope?.siteId ?? 0, caller: `${caller.kind}:${caller.id}`, key };
}

function replay(response: Response, { status, body }: KeptAnswer): unknown {
  response.status(status).setHeader('Idempotent-Replayed', 'true');
  return body === null ? undefined : JSON.parse(body);
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
