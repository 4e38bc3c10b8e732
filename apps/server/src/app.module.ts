import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ActivityModule } from './modules/activity/activity.module.ts';
import { AlertsModule } from './modules/alerts/alerts.module.ts';
import { AttentionModule } from './modules/attention/attention.module.ts';
import { AuthModule } from './modules/auth/auth.module.ts';
import { BulkJobsModule } from './modules/bulk-jobs/bulk-jobs.module.ts';
import { ConnectionsModule } from './modules/connections/connections.module.ts';
import { ConnectorsModule } from './modules/connectors/connectors.module.ts';
import { DeliveriesModule } from './modules/deliveries/deliveries.module.ts';
import { DeliveryLogModule } from './modules/delivery-log/delivery-log.module.ts';
import { HealthModule } from './modules/health/health.module.ts';
import { HousekeepingModule } from './modules/housekeeping/housekeeping.module.ts';
import { IdempotencyModule } from './modules/idempotency/idempotency.module.ts';
import { KeysModule } from './modules/keys/keys.module.ts';
import { MembersModule } from './modules/members/members.module.ts';
import { MetricsModule } from './modules/metrics/metrics.module.ts';
import { PickersModule } from './modules/pickers/pickers.module.ts';
import { ProxyModule } from './modules/proxy/proxy.module.ts';
import { RolesModule } from './modules/roles/roles.module.ts';
import { SavedViewsModule } from './modules/saved-views/saved-views.module.ts';
import { SettingsModule } from './modules/settings/settings.module.ts';
import { SitesModule } from './modules/sites/sites.module.ts';
import { SsoModule } from './modules/sso/sso.module.ts';
import { TokensModule } from './modules/tokens/tokens.module.ts';
import { UsagesModule } from './modules/usages/usages.module.ts';
import { AccessGuard } from './platform/access/access.guard.ts';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.ts';

@Module({})
export class AppModule {
  static with(options: PlatformOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(options),
        ActivityModule,
        AlertsModule,
        AttentionModule,
        AuthModule,
        BulkJobsModule,
        ConnectionsModule,
        ConnectorsModule,
        DeliveriesModule,
        DeliveryLogModule,
        HealthModule,
        HousekeepingModule,
        IdempotencyModule,
        KeysModule,
        MembersModule,
        MetricsModule,
        PickersModule,
        ProxyModule,
        RolesModule,
        SavedViewsModule,
        SettingsModule,
        SitesModule,
        SsoModule,
        TokensModule,
        UsagesModule,
      ],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
