import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam } from '@patchbay/contracts/common';
import {
  CreateSavedView,
  SavedView,
  SavedViewQuery,
  SavedViews,
} from '@patchbay/contracts/saved-view';
import { Scope, SiteMember } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { SavedViewService } from './saved-view.service.ts';

@ApiTags('Saved views')
@Controller('api/v1/sites/:site/saved-views')
export class SavedViewController {
  constructor(@Inject(SavedViewService) private readonly views: SavedViewService) {}

  @Get()
  @SiteMember()
  @ApiOkResponse({ standardSchema: SavedViews })
  list(@Scope() scope: SiteScope, @Query({ schema: SavedViewQuery }) query: SavedViewQuery) {
    return this.views.list(scope, query);
  }

  @Put()
  @SiteMember()
  @ApiOkResponse({ standardSchema: SavedView })
  save(@Scope() scope: SiteScope, @Body({ schema: CreateSavedView }) body: CreateSavedView) {
    return this.views.save(scope, body);
  }

  @Delete(':id')
  @SiteMember()
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.views.remove(scope, id);
  }
}
