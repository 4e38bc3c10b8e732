import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AlertWebhookSecret, TestAlert, TestAlertAnswer } from '@patchbay/contracts/alert-channel';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { AlertWebhooks } from './alert-webhook.service.ts';
import { TestAlerts } from './test-alert.service.ts';

@ApiTags('Alerts')
@Controller('api/v1/sites/:site/settings')
export class AlertSettingsController {
  constructor(
    @Inject(AlertWebhooks) private readonly webhooks: AlertWebhooks,
    @Inject(TestAlerts) private readonly tests: TestAlerts,
  ) {}

  @Post('test-alert')
  @HttpCode(200)
  @RequireCapability('settings.manage')
  @ApiOkResponse({ standardSchema: TestAlertAnswer })
  test(@Scope() scope: SiteScope, @Body({ schema: TestAlert }) body: TestAlert) {
    return this.tests.send(scope, body);
  }

  @Post('alert-webhook/rotate-secret')
  @HttpCode(200)
  @RequireCapability('settings.manage')
  @ApiOkResponse({ standardSchema: AlertWebhookSecret })
  rotateSecret(@Scope() scope: SiteScope) {
    return this.webhooks.rotate(scope);
  }
}
