import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Attention } from '@patchbay/contracts/attention';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ConnectionAttention } from '../connections/connection-attention.service.ts';

/** How far a new site has come; each is one look at an index. */
@Injectable()
export class StartStepsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectionAttention) private readonly connections: ConnectionAttention,
  ) {}

  async read(scope: SiteScope): Promise<Attention['start']> {
    const whole = scope.caller.kind === 'user';
    const [row]: { delivery: boolean; token: boolean }[] = await this.db.query(
      `SELECT EXISTS (SELECT FROM deliveries WHERE site_id = $1)
           OR EXISTS (SELECT FROM delivery_log WHERE site_id = $1) AS delivery,
         EXISTS (SELECT FROM service_tokens WHERE site_id = $1) AS token`,
      [scope.siteId],
    );
    return {
      connection_id: await this.connections.anyId(scope),
      delivery: whole && scope.has('deliveries.browse') ? row!.delivery : null,
      token: whole && scope.has('tokens.manage') ? row!.token : null,
    };
  }
}
