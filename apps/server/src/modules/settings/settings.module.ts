import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.ts';
import { AlertsModule } from '../alerts/alerts.module.ts';
import { ConnectorsModule } from '../connectors/connectors.module.ts';
import { KeysModule } from '../keys/keys.module.ts';
import { MembersModule } from '../members/members.module.ts';
import { SitesModule } from '../sites/sites.module.ts';
import { SsoModule } from '../sso/sso.module.ts';
import { DeliveryRulesController } from './delivery-rules.controller.ts';
import { DeliveryRulesService } from './delivery-rules.service.ts';
import { SettingsController } from './settings.controller.ts';
import { SettingsService } from './settings.service.ts';

@Module({
  imports: [
    ActivityModule,
    AlertsModule,
    ConnectorsModule,
    KeysModule,
    MembersModule,
    SitesModule,
    SsoModule,
  ],
  controllers: [DeliveryRulesController, SettingsController],
  providers: [DeliveryRulesService, SettingsService],
})
export class SettingsModule {}
