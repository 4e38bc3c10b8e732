import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Alert, AlertPage, AlertQuery, AlertsRead } from '@patchbay/contracts/alert';
import { AlertSummary } from '@patchbay/contracts/alert-summary';
import { IdParam } from '@patchbay/contracts/common';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { AlertListService } from './alert-list.service.ts';
import { AlertReads } from './alert-reads.service.ts';

@ApiTags('Alerts')
@Controller('api/v1/sites/:site/alerts')
export class AlertController {
  constructor(
    @Inject(AlertListService) private readonly alerts: AlertListService,
    @Inject(AlertReads) private readonly reads: AlertReads,
  ) {}

  @Get()
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: AlertPage })
  list(@Scope() scope: SiteScope, @Query({ schema: AlertQuery }) query: AlertQuery) {
    return this.alerts.list(scope, query);
  }

  @Get('summary')
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: AlertSummary })
  summary(@Scope() scope: SiteScope) {
    return this.alerts.summary(scope);
  }

  @Post('read')
  @HttpCode(200)
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: AlertsRead })
  readAll(@Scope() scope: SiteScope) {
    return this.reads.readAll(scope);
  }

  @Post(':id/read')
  @HttpCode(200)
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: Alert })
  read(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.reads.read(scope, id);
  }
}
