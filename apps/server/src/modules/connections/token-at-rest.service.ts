import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import type { Connection } from './connection.entity.ts';
import { LeaseWatch } from './refresh-lease-watch.ts';
import { LEASE_MS, keepLease, releaseLease, takeLease } from './refresh-lease.ts';
import { viewForRefresh } from './refresh-view.ts';

const POLL_MS = 100;

/**
 * Replacing what goes beside an OAuth token leaves the token as it is, so nobody may be renewing it
 * meanwhile: of two who store, the later would put back what the other replaced.
 */
@Injectable()
export class TokenAtRest {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws ProblemError 409 `refresh_under_way` when a renewal takes too long, 404 when it is gone */
  async during<T>(
    { site_id: siteId, id }: Pick<Connection, 'site_id' | 'id'>,
    work: () => Promise<T>,
  ): Promise<T> {
    const owner = randomUUID();
    await this.take(siteId, id, owner);
    const stopRenewing = keepLease(this.db, siteId, id, owner);
    try {
      return await work();
    } finally {
      stopRenewing();
      await releaseLease(this.db.manager, siteId, id, owner);
    }
  }

  private async take(siteId: number, id: number, owner: string): Promise<void> {
    const watch = new LeaseWatch();
    const deadline = Date.now() + 2 * LEASE_MS;
    while (Date.now() < deadline) {
      const view = await viewForRefresh(this.db, siteId, id);
      if (!view) throw notFound('connection');
      const isFree = watch.mayTake(view, performance.now());
      if (isFree && (await takeLease(this.db, siteId, id, owner, view))) return;
      await sleep(POLL_MS);
    }
    throw conflict('refresh_under_way', 'The token is being renewed just now. Try again.');
  }
}
