import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LogFilter } from '@patchbay/contracts/delivery';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { AccessRequest } from '../../../platform/access/access.decorators.ts';
import { CallerResolver } from '../../../platform/access/caller-resolver.ts';
import { renewScope } from '../../../platform/access/renew-scope.ts';
import type { SiteScope } from '../../../platform/access/site-scope.ts';
import { type TailPlace, readEventId, unknownPlace } from './event-id.ts';
import { EventStream } from './event-stream.ts';
import { LogListener } from './log-listener.ts';
import { SiteTail } from './site-tail.ts';
import { StreamPlaces } from './stream-places.ts';

const BEAT_MS = 15_000;
const ACCESS_MS = 3000;

/** The delivery log as it grows, to everybody who may read it. */
@Injectable()
export class LogStreamService implements OnModuleDestroy {
  private readonly logger = new Logger(LogStreamService.name);
  private readonly tails = new Map<number, SiteTail>();
  private readonly open = new Map<LogListener, SiteTail>();
  private readonly places = new StreamPlaces();
  private stopping = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CallerResolver) private readonly callers: CallerResolver,
  ) {}

  /** Answers with events until the client, its rights or the process go. */
  async stream(
    scope: SiteScope,
    filter: LogFilter,
    request: AccessRequest,
    response: Response,
  ): Promise<void> {
    const lastId = request.get('last-event-id');
    const resumed = lastId ? readEventId(lastId) : null;
    const giveBack = this.places.take(scope.caller);
    try {
      const tail = this.tailOf(scope.siteId);
      const listener = new LogListener(this.db, scope, filter, new EventStream(response));
      this.open.set(listener, tail);
      const stop = this.keep(listener, request);
      response.once('close', () => {
        stop();
        giveBack();
        this.close(listener);
      });
      await this.begin(listener, tail, resumed);
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  onModuleDestroy(): void {
    this.stopping = true;
    for (const listener of [...this.open.keys()]) this.close(listener);
  }

  private async begin(listener: LogListener, tail: SiteTail, resumed: TailPlace | null) {
    try {
      await listener.begin(tail, resumed);
    } catch (error) {
      this.close(listener);
      // PostgreSQL knows better than a pattern what a snapshot is.
      if (String((error as { code?: string }).code).startsWith('22')) throw unknownPlace();
      throw error;
    }
    if (this.stopping) this.close(listener);
  }

  /** Beats, and looks whether the caller may still listen. */
  private keep(listener: LogListener, request: AccessRequest): () => void {
    const beat = setInterval(() => listener.events.beat(), BEAT_MS).unref();
    const access = setInterval(() => {
      renewScope(this.callers, request, 'deliveries.browse').then(
        (scope) => (scope ? listener.limitTo(scope) : this.close(listener)),
        (error: unknown) => {
          this.logger.warn(error);
          this.close(listener);
        },
      );
    }, ACCESS_MS).unref();
    return () => {
      clearInterval(beat);
      clearInterval(access);
    };
  }

  private tailOf(siteId: number): SiteTail {
    const known = this.tails.get(siteId);
    if (known) return known;
    const tail = new SiteTail(this.db, siteId, (error) => {
      this.logger.warn(error);
      // Their clients come back and say what they have seen.
      for (const [listener, own] of this.open) if (own === tail) this.close(listener);
    });
    this.tails.set(siteId, tail);
    return tail;
  }

  private close(listener: LogListener): void {
    const tail = this.open.get(listener);
    this.open.delete(listener);
    listener.end();
    if (!tail) return;
    tail.leave(listener.hear);
    if ([...this.open.values()].includes(tail)) return;
    tail.stop();
    for (const [siteId, own] of this.tails) if (own === tail) this.tails.delete(siteId);
  }
}
