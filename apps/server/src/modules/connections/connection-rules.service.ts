import { Inject, Injectable } from '@nestjs/common';
import { type Rules, nearestRules } from '@patchbay/core/nearest-rules';
import type { WrittenRules } from '@patchbay/core/rule-layer';
import { ruleLayers } from '@patchbay/core/rule-layers';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import type { Connection } from './connection.entity.ts';

/** What a connection's site says of its rules, as text: connector, family, site. `c` is the connection. */
export const SITE_RULES = `(SELECT jsonb_build_array(
    s.settings->'connector_overrides'->c.connector_type, s.settings->'family_overrides'->c.family,
    s.settings->'retry_schedule', s.settings->'timeout')::text
  FROM sites s WHERE s.id = c.site_id)`;

type SiteRules = [
  connector: WrittenRules | null,
  family: WrittenRules | null,
  schedule: WrittenRules['retry_schedule'],
  timeout: WrittenRules['timeout'],
];

/** A connection without its credential, and the rules it is sent by. */
export type RuledConnection = Pick<
  Connection,
  'site_id' | 'id' | 'connector_type' | 'vendor_account_id'
> & { rules: Rules };

/** Beyond this many different settings the first are read anew. */
const MOST = 1000;

/** The rules of connections, read once for each connector and different settings. */
@Injectable()
export class ConnectionRules {
  private readonly known = new Map<string, Rules>();
  private readonly platform: Rules;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(HotDatabase) private readonly db: HotDatabase,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
  ) {
    this.platform = {
      schedule: config.retrySchedule,
      timeoutMs: config.outboundTimeoutMs,
      rateLimit: null,
    };
  }

  /** @returns those that there are, in no order */
  async load(keys: readonly Pick<Connection, 'site_id' | 'id'>[]): Promise<RuledConnection[]> {
    const rows = await this.db.query<Omit<RuledConnection, 'rules'> & { site_rules: string }>(
      'load-rules',
      `SELECT site_id, id, connector_type, vendor_account_id, ${SITE_RULES} AS site_rules
         FROM unnest($1::bigint[], $2::bigint[]) AS k(site, connection)
         JOIN connections c ON c.site_id = k.site AND c.id = k.connection`,
      [keys.map((key) => key.site_id), keys.map((key) => key.id)],
    );
    return rows.map(({ site_rules, ...row }) => ({
      ...row,
      rules: this.of(row.connector_type, site_rules),
    }));
  }

  /** @param siteRules as `SITE_RULES` reads them */
  of(slug: string, siteRules: string | null): Rules {
    const key = `${slug}\n${siteRules}`;
    const known = this.known.get(key);
    if (known) return known;
    const rules = this.read(this.registry.find(slug), siteRules);
    this.known.set(key, rules);
    if (this.known.size > MOST) this.known.delete(this.known.keys().next().value!);
    return rules;
  }

  private read(connector: Connector | undefined, siteRules: string | null): Rules {
    const [own, family, retry_schedule, timeout] = (
      siteRules ? JSON.parse(siteRules) : []
    ) as Partial<SiteRules>;
    const declared = {
      schedule: connector?.retry,
      timeoutMs: connector?.timeoutMs,
      rateLimit: connector?.rateLimit,
    };
    const site = { retry_schedule, timeout };
    return nearestRules(ruleLayers({ own, declared, family, site }), this.platform);
  }
}
