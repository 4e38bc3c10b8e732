import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  ConnectorDetail,
  ConnectorQuery,
  ConnectorSummary,
} from '@patchbay/contracts/connector';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict } from '../../platform/errors/problem.ts';
import { PublicUrl } from '../../platform/http/public-url.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ConnectorFlag } from './connector-flag.entity.ts';
import { ConnectorPackages } from './connector-packages.service.ts';
import { ConnectorRegistry } from './connector-registry.service.ts';
import { ConnectorTexts } from './connector-texts.service.ts';
import { connectorStatuses } from './connector-statuses.ts';
import {
  type ConnectorFacts,
  toConnectorDetail,
  toConnectorSummary,
  toPlannedDetail,
  toPlannedSummary,
} from './connector.wire.ts';
import { OAuthAppService } from './oauth-app.service.ts';
import { pageOfLibrary } from './page-of-library.ts';
import { PlannedConnectors } from './planned-connectors.service.ts';

/** The library as one site sees it. */
@Injectable()
export class ConnectorLibraryService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(PlannedConnectors) private readonly planned: PlannedConnectors,
    @Inject(ConnectorPackages) private readonly packages: ConnectorPackages,
    @Inject(ConnectorTexts) private readonly texts: ConnectorTexts,
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  async list(scope: SiteScope, query: ConnectorQuery, languages: readonly string[]) {
    const facts = await this.facts(scope.siteId);
    const items: ConnectorSummary[] = [
      ...this.registry
        .all()
        .map((connector) => toConnectorSummary(connector, facts(connector.slug))),
      ...this.planned.all().map(toPlannedSummary),
    ]
      .map((summary) => this.texts.say(summary, languages))
      .filter((entry) => matches(entry, query));
    return pageOfLibrary(items, scope.siteId, query, languages);
  }

  async get(
    scope: SiteScope,
    slug: string,
    languages: readonly string[],
  ): Promise<ConnectorDetail> {
    const announced = this.planned.find(slug);
    if (announced) {
      return this.texts.say(toPlannedDetail(announced, this.publicUrl.redirectUri), languages);
    }
    const connector = this.registry.get(slug);
    const facts = await this.facts(scope.siteId);
    const app = await this.apps.find(scope.siteId, slug);
    const detail = toConnectorDetail(connector, facts(slug), this.publicUrl.redirectUri, app);
    return this.texts.say(detail, languages);
  }

  async setEnabled(
    scope: SiteScope,
    slug: string,
    enabled: boolean,
    languages: readonly string[],
  ): Promise<ConnectorDetail> {
    const connector = this.registry.get(slug);
    scope.requireOn('settings.manage', { family: connector.family });
    await this.db.transaction(async (manager) => {
      const flags = manager.getRepository(ConnectorFlag);
      const key = { site_id: scope.siteId, connector_type: slug };
      const before = (await flags.findOneBy(key))?.enabled ?? this.packages.isOnByDefault(slug);
      await flags.upsert({ ...key, enabled }, ['site_id', 'connector_type']);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: enabled ? 'connector.enable' : 'connector.disable',
        outcome: 'ok',
        before: { connector_type: slug, enabled: before },
        after: { connector_type: slug, enabled },
      });
    });
    return this.get(scope, slug, languages);
  }

  /** @throws ProblemError 409 `connector_disabled` */
  async requireEnabled(siteId: number, slug: string): Promise<void> {
    const flag = await this.db.manager.findOneBy(ConnectorFlag, {
      site_id: siteId,
      connector_type: slug,
    });
    if (!(flag?.enabled ?? this.packages.isOnByDefault(slug))) {
      throw conflict('connector_disabled', 'This connector is switched off for the site.');
    }
  }

  /** Connectors that are installed, and switched on for the site. */
  async enabledSlugs(siteId: number): Promise<string[]> {
    const isOn = await this.switches(siteId);
    return this.registry
      .all()
      .map((connector) => connector.slug)
      .filter(isOn);
  }

  /** Flag and status per connector. */
  private async facts(siteId: number): Promise<(slug: string) => ConnectorFacts> {
    const isOn = await this.switches(siteId);
    const statuses = await connectorStatuses(this.db, siteId);
    return (slug) => ({
      enabled: isOn(slug),
      status: statuses.get(slug) ?? 'not_connected',
      packaged: this.packages.of(slug),
    });
  }

  /** Whether a connector is switched on for the site. */
  private async switches(siteId: number): Promise<(slug: string) => boolean> {
    const flags = await this.db.manager.findBy(ConnectorFlag, { site_id: siteId });
    const set = new Map(flags.map((flag) => [flag.connector_type, flag.enabled]));
    return (slug) => set.get(slug) ?? this.packages.isOnByDefault(slug);
  }
}

function matches(entry: ConnectorSummary, query: ConnectorQuery): boolean {
  if (query.family && entry.family !== query.family) return false;
  if (query.auth_flow && !entry.auth_flows.includes(query.auth_flow)) return false;
  if (!query.q) return true;
  const { name, slug, description, keywords } = entry;
  return [name, slug, description, ...keywords]
    .join(' ')
    .toLowerCase()
    .includes(query.q.toLowerCase());
}
