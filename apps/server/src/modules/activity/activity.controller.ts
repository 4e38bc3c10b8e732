import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ActivityPage, ActivityQuery, ActivityVerdict } from '@patchbay/contracts/activity';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ActivityListService } from './activity-list.service.ts';

@ApiTags('Audit')
@Controller('api/v1/sites/:site/activity')
export class ActivityController {
  constructor(@Inject(ActivityListService) private readonly activity: ActivityListService) {}

  @Get()
  @RequireCapability('activity.browse')
  @ApiOkResponse({ standardSchema: ActivityPage })
  list(@Scope() scope: SiteScope, @Query({ schema: ActivityQuery }) query: ActivityQuery) {
    return this.activity.list(scope, query);
  }

  @Get('verify')
  @RequireCapability('activity.browse')
  @ApiOkResponse({ standardSchema: ActivityVerdict })
  verify(@Scope() scope: SiteScope) {
    return this.activity.verify(scope);
  }
}
