import { type Rules, nearestRules } from '@patchbay/core/nearest-rules';
import { type WrittenRules, ruleLayer } from '@patchbay/core/rule-layer';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { Config } from '../../config.ts';

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

/** Beyond this many different settings the first are read anew. */
const MOST = 1000;

/** The rules of connections, read once for each connector and different settings. */
export class ConnectionRules {
  private readonly known = new Map<string, Rules>();
  private readonly platform: Rules;

  constructor(config: Pick<Config, 'retrySchedule' | 'outboundTimeoutMs'>) {
    this.platform = {
      schedule: config.retrySchedule,
      timeoutMs: config.outboundTimeoutMs,
      rateLimit: null,
    };
  }

  /**
   * @param connector undefined where the connection's is gone
   * @param siteRules as `SITE_RULES` reads them; null for a connection that is not stored yet
   */
  of(connector: Connector | undefined, siteRules: string | null): Rules {
    const key = `${connector?.slug}\n${siteRules}`;
    const known = this.known.get(key);
    if (known) return known;
    const rules = this.read(connector, siteRules);
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
    const layers = [ruleLayer(own), declared, ruleLayer(family), ruleLayer({ retry_schedule, timeout })]; // prettier-ignore
    return nearestRules(layers, this.platform);
  }
}
