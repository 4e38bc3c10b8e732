import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ActivityEntry, ActivityQuery, ActivityVerdict } from '@patchbay/contracts/activity';
import type { Page } from '@patchbay/contracts/common';
import { Repository } from 'typeorm';
import type { SelectQueryBuilder } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { escapeLike } from '../../platform/database/escape-like.ts';
import { applyKeyset, toPage } from '../../platform/database/keyset.ts';
import type { Keyset } from '../../platform/database/keyset.ts';
import { ActivityRow } from './activity.entity.ts';
import { toActivityEntry } from './activity.wire.ts';
import { AuditWitness } from './audit-witness.service.ts';
import { verifyChain } from './verify-chain.ts';

/** Reading the audit. */
@Injectable()
export class ActivityListService {
  private readonly logger = new Logger(ActivityListService.name);

  constructor(
    @InjectRepository(ActivityRow) private readonly rows: Repository<ActivityRow>,
    @Inject(MasterKeys) private readonly masterKeys: MasterKeys,
    @Inject(AuditWitness) private readonly witness: AuditWitness,
  ) {}

  /** Newest first. */
  async list(scope: SiteScope, query: ActivityQuery): Promise<Page<ActivityEntry>> {
    const { limit, cursor, ...filter } = query;
    const keyset: Keyset = {
      ...{ column: 'a.id', id: 'a.id', type: 'bigint', nullable: false, descending: true },
      ...{ limit, cursor, fingerprint: ['activity', scope.siteId, filter] },
    };
    const select = this.rows.createQueryBuilder('a').where('a.site_id = :siteId', scope);
    applyFilter(select, filter);
    const rows = await applyKeyset(select, keyset).getMany();
    return toPage(rows, keyset, ({ id }) => ({ value: id, id }), toActivityEntry);
  }

  async verify({ siteId }: SiteScope): Promise<ActivityVerdict> {
    const witnessed = await this.witness.seen(siteId).catch((error: unknown) => {
      this.logger.error(error);
      return 'unreadable' as const;
    });
    return verifyChain(this.rows.manager, siteId, { masterKeys: this.masterKeys, witnessed });
  }
}

type Filter = Omit<ActivityQuery, 'limit' | 'cursor'>;

/** `actor` is an id or a whole name; `action` a whole one (`role.create`) or its noun (`role`). */
function applyFilter(select: SelectQueryBuilder<ActivityRow>, filter: Filter): void {
  const { actor, action, connection_id, from, to } = filter;
  if (actor !== undefined) {
    select.andWhere('(a.actor_id::text = :actor OR lower(a.actor_name) = lower(:actor))', {
      actor,
    });
  }
  if (action !== undefined) {
    const verbs = `${escapeLike(action)}.%`;
    select.andWhere('(a.action = :action OR a.action LIKE :verbs)', { action, verbs });
  }
  if (connection_id !== undefined) {
    select.andWhere('a.connection_id = :connection_id', { connection_id });
  }
  if (from !== undefined) select.andWhere('a.at >= :from', { from: new Date(from) });
  if (to !== undefined) select.andWhere('a.at < :to', { to: new Date(to) });
}
