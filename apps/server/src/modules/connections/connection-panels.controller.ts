import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam, text } from '@patchbay/contracts/common';
import {
  ConnectionPanel,
  PanelChoice,
  PanelChosen,
  PanelOptionPage,
  PanelOptionsQuery,
} from '@patchbay/contracts/panel';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Languages } from '../../platform/http/languages.ts';
import { ConnectionPanelsService } from './connection-panels.service.ts';

const Name = text(50);

@ApiTags('Connections')
@Controller('api/v1/sites/:site/connections/:id/panels/:panel')
export class ConnectionPanelsController {
  constructor(@Inject(ConnectionPanelsService) private readonly panels: ConnectionPanelsService) {}

  @Get()
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: ConnectionPanel })
  show(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Param('panel', { schema: Name }) panel: string,
    @Languages() languages: string[],
  ) {
    return this.panels.show(scope, id, panel, languages);
  }

  @Get('options')
  @RequireCapability('connections.edit')
  @ApiOkResponse({ standardSchema: PanelOptionPage })
  options(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Param('panel', { schema: Name }) panel: string,
    @Query({ schema: PanelOptionsQuery }) query: PanelOptionsQuery,
  ) {
    return this.panels.options(scope, id, panel, query);
  }

  @Put()
  @RequireCapability('connections.edit')
  @ApiOkResponse({ standardSchema: PanelChosen })
  choose(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Param('panel', { schema: Name }) panel: string,
    @Body({ schema: PanelChoice }) body: PanelChoice,
    @Languages() languages: string[],
  ) {
    return this.panels.choose(scope, id, panel, body.value, languages);
  }
}
