import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Settings, UpdateSettings } from '@patchbay/contracts/settings';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { SettingsService } from './settings.service.ts';

@ApiTags('Operators')
@Controller('api/v1/sites/:site/settings')
export class SettingsController {
  constructor(@Inject(SettingsService) private readonly settings: SettingsService) {}

  @Get()
  @RequireCapability('settings.manage')
  @ApiOkResponse({ standardSchema: Settings })
  get(@Scope() scope: SiteScope) {
    return this.settings.get(scope);
  }

  @Patch()
  @RequireCapability('settings.manage')
  @ApiOkResponse({ standardSchema: Settings })
  update(@Scope() scope: SiteScope, @Body({ schema: UpdateSettings }) body: UpdateSettings) {
    return this.settings.update(scope, body);
  }
}
