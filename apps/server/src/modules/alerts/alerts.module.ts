import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.ts';
import { AlertController } from './alert.controller.ts';
import { AlertLinks } from './alert-links.service.ts';
import { AlertListService } from './alert-list.service.ts';
import { AlertMailPlanner } from './alert-mail-planner.service.ts';
import { AlertMailer } from './alert-mailer.service.ts';
import { AlertOutbox } from './alert-outbox.service.ts';
import { AlertPlane } from './alert-plane.service.ts';
import { AlertPoster } from './alert-poster.service.ts';
import { AlertReads } from './alert-reads.service.ts';
import { AlertRounds } from './alert-round.service.ts';
import { AlertSettingsController } from './alert-settings.controller.ts';
import { AlertSettings } from './alert-settings.service.ts';
import { AlertWebhooks } from './alert-webhook.service.ts';
import { TestAlerts } from './test-alert.service.ts';

@Module({
  imports: [ActivityModule],
  controllers: [AlertController, AlertSettingsController],
  providers: [
    AlertLinks,
    AlertListService,
    AlertMailPlanner,
    AlertMailer,
    AlertOutbox,
    AlertPlane,
    AlertPoster,
    AlertReads,
    AlertRounds,
    AlertSettings,
    AlertWebhooks,
    TestAlerts,
  ],
  exports: [AlertListService, AlertPlane, AlertSettings],
})
export class AlertsModule {}
