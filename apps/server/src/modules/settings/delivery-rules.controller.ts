import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DeliveryRules } from '@patchbay/contracts/delivery-rules';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { DeliveryRulesService } from './delivery-rules.service.ts';

@ApiTags('Operators')
@Controller('api/v1/sites/:site/settings/delivery-rules')
export class DeliveryRulesController {
  constructor(@Inject(DeliveryRulesService) private readonly rules: DeliveryRulesService) {}

  @Get()
  @RequireCapability('settings.manage')
  @ApiOkResponse({ standardSchema: DeliveryRules })
  get(@Scope() scope: SiteScope) {
    return this.rules.get(scope);
  }
}
