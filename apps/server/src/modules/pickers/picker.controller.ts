import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PickerPage, PickerQuery } from '@patchbay/contracts/connection';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ConnectionListService } from '../connections/connection-list.service.ts';

@ApiTags('Pickers')
@Controller('api/v1/sites/:site/pickers')
export class PickerController {
  constructor(@Inject(ConnectionListService) private readonly lists: ConnectionListService) {}

  @Get('connections')
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: PickerPage })
  connections(@Scope() scope: SiteScope, @Query({ schema: PickerQuery }) query: PickerQuery) {
    return this.lists.pick(scope, query);
  }
}
