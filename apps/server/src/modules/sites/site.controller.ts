import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ListQuery, page } from '@patchbay/contracts/common';
import { CreateSite, Site, UpdateSite } from '@patchbay/contracts/site';
import {
  CurrentCaller,
  RequireCapability,
  Scope,
  SignedIn,
} from '../../platform/access/access.decorators.ts';
import type { Caller } from '../../platform/access/caller.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Idempotent } from '../../platform/http/idempotent.decorator.ts';
import { SiteService } from './site.service.ts';

@ApiTags('Operators')
@Controller('api/v1/sites')
export class SiteController {
  constructor(@Inject(SiteService) private readonly sites: SiteService) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: page(Site) })
  list(@CurrentCaller() caller: Caller, @Query({ schema: ListQuery }) query: ListQuery) {
    return this.sites.list(caller, query);
  }

  @Post()
  @SignedIn()
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: Site })
  create(@CurrentCaller() caller: Caller, @Body({ schema: CreateSite }) body: CreateSite) {
    return this.sites.create(caller, body);
  }

  @Patch(':site')
  @RequireCapability('settings.manage')
  @ApiOkResponse({ standardSchema: Site })
  rename(@Scope() scope: SiteScope, @Body({ schema: UpdateSite }) body: UpdateSite) {
    return this.sites.rename(scope, body);
  }
}
