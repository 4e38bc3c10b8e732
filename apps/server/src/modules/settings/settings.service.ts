import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Settings, UpdateSettings } from '@patchbay/contracts/settings';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { type IfMatchTags, requireMatch } from '../../platform/http/if-match.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { AlertSettings } from '../alerts/alert-settings.service.ts';
import { KeyRotationService } from '../keys/key-rotation.service.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { Holders } from '../members/holders.service.ts';
import { Site } from '../sites/site.entity.ts';
import type { SiteSettings } from '../sites/site.entity.ts';
import { SiteService } from '../sites/site.service.ts';
import { GroupRoles } from '../sso/group-roles.service.ts';
import { auditable } from './auditable.ts';
import { type SettingsBeside, settingsTag, withDefaults } from './settings.wire.ts';
import { refuseUnknownNames } from './unknown-names.ts';

@Injectable()
export class SettingsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(KeyRotationService) private readonly keys: KeyRotationService,
    @Inject(SiteService) private readonly sites: SiteService,
    @Inject(ConnectorRegistry) private readonly connectors: ConnectorRegistry,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(GroupRoles) private readonly groupRoles: GroupRoles,
    @Inject(AlertSettings) private readonly alerts: AlertSettings,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  async get({ siteId }: SiteScope): Promise<Settings> {
    const site = await this.db.manager.findOneByOrFail(Site, { id: siteId });
    return this.whole(siteId, site.settings, {
      sso_group_roles: await this.groupRoles.list(this.db.manager, siteId),
      alert_webhook: await this.alerts.webhook(siteId),
    });
  }

  /**
   * Replaces the values named, whole.
   * @throws ProblemError 409 `nobody_holds_capability` for an override nobody could satisfy; 400 for a
   *   family or connector there is not; 400 and 403 for roles of groups, as for members; 412
   *   `changed_meanwhile`
   */
  async update(scope: SiteScope, input: UpdateSettings, ifMatch?: IfMatchTags): Promise<Settings> {
    const { settings, ...beside } = await this.db.transaction(async (manager) => {
      await this.sites.lock(manager, scope.siteId);
      const site = await manager.findOneByOrFail(Site, { id: scope.siteId });
      const groups = await this.groupRoles.list(manager, scope.siteId);
      const webhook = await this.alerts.webhook(scope.siteId, manager);
      const now = { sso_group_roles: groups, alert_webhook: webhook };
      requireMatch(ifMatch, settingsTag({ ...withDefaults(site.settings), ...now }));
      refuseUnknownNames(input, site.settings, (slug) => Boolean(this.connectors.find(slug)));
      const { sso_group_roles = groups, alert_webhook: address, ...values } = input;
      const settings = { ...site.settings, ...(values as SiteSettings) };
      await this.holders.requireSatisfiable(manager, scope.siteId, input.family_overrides ?? {});
      if (sso_group_roles !== groups) {
        await this.groupRoles.replace(manager, scope, sso_group_roles);
      }
      const alert_webhook =
        address === undefined
          ? webhook
          : await this.alerts.putWebhook(manager, scope.siteId, address);
      await manager.update(Site, { id: scope.siteId }, { settings });
      await this.activity.record(manager, {
        ...{ siteId: scope.siteId, actor: scope.actor, action: 'settings.update', outcome: 'ok' },
        before: auditable(withDefaults(site.settings), now, Object.keys(input)),
        after: auditable(
          withDefaults(settings),
          { sso_group_roles, alert_webhook },
          Object.keys(input),
        ),
      });
      return { settings, sso_group_roles, alert_webhook };
    });
    return this.whole(scope.siteId, settings, beside);
  }

  private async whole(
    siteId: number,
    stored: SiteSettings,
    beside: SettingsBeside,
  ): Promise<Settings> {
    const values = withDefaults(stored);
    const told = { addresses: values.alert_addresses, webhook: beside.alert_webhook !== null };
    return {
      ...values,
      ...beside,
      alert_channels: await this.alerts.channels(siteId, told),
      data_key: await this.keys.state(siteId),
    };
  }
}
