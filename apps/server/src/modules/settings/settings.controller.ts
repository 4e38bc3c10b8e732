import { Body, Controller, Get, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataKeyState, Settings, UpdateSettings } from '@patchbay/contracts/settings';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ENTITY_TAG, Tagged } from '../../platform/http/entity-tag.ts';
import { Idempotent } from '../../platform/http/idempotent.decorator.ts';
import { ApiIfMatch, IfMatch, type IfMatchTags } from '../../platform/http/if-match.ts';
import { KeyRotationService } from '../keys/key-rotation.service.ts';
import { SettingsService } from './settings.service.ts';
import { settingsTag } from './settings.wire.ts';

@ApiTags('Operators')
@Controller('api/v1/sites/:site/settings')
export class SettingsController {
  constructor(
    @Inject(SettingsService) private readonly settings: SettingsService,
    @Inject(KeyRotationService) private readonly keys: KeyRotationService,
  ) {}

  @Get()
  @RequireCapability('settings.manage')
  @Tagged(settingsTag)
  @ApiOkResponse({ standardSchema: Settings, headers: ENTITY_TAG })
  get(@Scope() scope: SiteScope) {
    return this.settings.get(scope);
  }

  @Patch()
  @RequireCapability('settings.manage')
  @Tagged(settingsTag)
  @ApiIfMatch()
  @ApiOkResponse({ standardSchema: Settings, headers: ENTITY_TAG })
  update(
    @Scope() scope: SiteScope,
    @Body({ schema: UpdateSettings }) body: UpdateSettings,
    @IfMatch() ifMatch: IfMatchTags,
  ) {
    return this.settings.update(scope, body, ifMatch);
  }

  @Post('rotate-key')
  @HttpCode(202)
  @Idempotent()
  @RequireCapability('settings.manage')
  @ApiAcceptedResponse({ standardSchema: DataKeyState })
  rotateKey(@Scope() scope: SiteScope) {
    return this.keys.start(scope);
  }
}
