import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { ConnectionLifecycleService } from '../../connections/connection-lifecycle.service.ts';
import { Connection } from '../../connections/connection.entity.ts';

/** The half-open breaker: after the cooldown one test call decides about a connection in error. */
@Injectable()
export class ProbeService {
  private readonly logger = new Logger(ProbeService.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ConnectionLifecycleService) private readonly lifecycle: ConnectionLifecycleService,
  ) {}

  /** Probes what is due, each by one worker only: taking a probe moves its time. */
  async probeDue(): Promise<void> {
    const [due]: [{ site_id: number; id: number }[], number] = await this.db.query(
      `UPDATE connections c SET probe_at = now() + $1 * interval '1 ms'
         FROM (SELECT site_id, id FROM connections
                WHERE probe_at <= now() AND state = 'error'
                ORDER BY probe_at LIMIT 10 FOR UPDATE SKIP LOCKED) due
        WHERE c.site_id = due.site_id AND c.id = due.id
        RETURNING c.site_id, c.id`,
      [Math.max(this.config.breaker.cooldownMs, 2 * this.config.outboundTimeoutMs)],
    );
    await Promise.all(due.map((key) => this.probe(key)));
  }

  private async probe(key: { site_id: number; id: number }): Promise<void> {
    try {
      const row = await this.db.manager.findOneBy(Connection, key);
      if (row?.state === 'error') await this.lifecycle.probe(row);
    } catch (error) {
      // The next cooldown tries again; an unreadable credential is already told by its own error.
      this.logger.error(error);
    }
  }
}
