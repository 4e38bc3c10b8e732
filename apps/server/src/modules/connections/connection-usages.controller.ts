import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam, text } from '@patchbay/contracts/common';
import { PutUsage, UsageList } from '@patchbay/contracts/connection';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ConnectionUsagesService } from './connection-usages.service.ts';

const Name = text(200);

@ApiTags('Connections')
@Controller('api/v1/sites/:site/connections/:id/usages')
export class ConnectionUsagesController {
  constructor(@Inject(ConnectionUsagesService) private readonly usages: ConnectionUsagesService) {}

  @Get()
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: UsageList })
  list(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.usages.list(scope, id);
  }

  @Put(':module/:reference')
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: UsageList })
  put(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Param('module', { schema: Name }) module: string,
    @Param('reference', { schema: Name }) reference: string,
    @Body({ schema: PutUsage }) body: PutUsage,
  ) {
    return this.usages.put(scope, id, module, reference, body);
  }

  @Delete(':module/:reference')
  @HttpCode(204)
  @RequireCapability('connections.list')
  @ApiNoContentResponse()
  remove(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Param('module', { schema: Name }) module: string,
    @Param('reference', { schema: Name }) reference: string,
  ) {
    return this.usages.remove(scope, id, module, reference);
  }
}
