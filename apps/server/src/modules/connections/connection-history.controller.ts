import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam, type ListQuery } from '@patchbay/contracts/common';
import { StateHistory, StateHistoryQuery } from '@patchbay/contracts/state-history';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ConnectionHistoryService } from './connection-history.service.ts';

@ApiTags('Connections')
@Controller('api/v1/sites/:site/connections/:id/state-history')
export class ConnectionHistoryController {
  constructor(
    @Inject(ConnectionHistoryService) private readonly history: ConnectionHistoryService,
  ) {}

  @Get()
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: StateHistory })
  list(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Query({ schema: StateHistoryQuery }) query: ListQuery,
  ) {
    return this.history.list(scope, id, query);
  }
}
