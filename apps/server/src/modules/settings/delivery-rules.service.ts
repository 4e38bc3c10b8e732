import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ConnectorRules, DeliveryRules } from '@patchbay/contracts/delivery-rules';
import { formatDuration } from '@patchbay/core/duration';
import { nearestRules, type Rules } from '@patchbay/core/nearest-rules';
import { ruleLayers, ruleOrigin } from '@patchbay/core/rule-layers';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { Site, type SiteSettings } from '../sites/site.entity.ts';

/** What a site's settings, its connectors and the platform come to. */
@Injectable()
export class DeliveryRulesService {
  private readonly platform: Rules;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) config: Config,
    @Inject(ConnectorRegistry) private readonly connectors: ConnectorRegistry,
  ) {
    const { retrySchedule: schedule, outboundTimeoutMs: timeoutMs } = config;
    this.platform = { schedule, timeoutMs, rateLimit: null };
  }

  async get({ siteId }: SiteScope): Promise<DeliveryRules> {
    const { settings } = await this.db.manager.findOneByOrFail(Site, { id: siteId });
    return {
      platform: {
        retry_schedule: this.platform.schedule.map(formatDuration),
        timeout: formatDuration(this.platform.timeoutMs),
      },
      connectors: this.connectors.all().map((each) => this.of(each, settings)),
    };
  }

  private of(connector: Connector, settings: SiteSettings): ConnectorRules {
    const layers = ruleLayers({
      own: settings.connector_overrides?.[connector.slug],
      declared: {
        schedule: connector.retry,
        timeoutMs: connector.timeoutMs,
        rateLimit: connector.rateLimit,
      },
      family: settings.family_overrides?.[connector.family],
      site: settings,
    });
    const { schedule, timeoutMs, rateLimit } = nearestRules(layers, this.platform);
    return {
      connector: connector.slug,
      retry_schedule: {
        value: schedule.map(formatDuration),
        from: ruleOrigin(layers, 'schedule'),
      },
      timeout: { value: formatDuration(timeoutMs), from: ruleOrigin(layers, 'timeoutMs') },
      rate_limit: {
        value: rateLimit && {
          requests: rateLimit.requests,
          per: formatDuration(rateLimit.perMs),
        },
        from: ruleOrigin(layers, 'rateLimit'),
      },
    };
  }
}
