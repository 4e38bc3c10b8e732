import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ConnectorDetail,
  ConnectorQuery,
  ConnectorSummary,
  OAuthApp,
  PutEnabled,
  PutOAuthApp,
} from '@patchbay/contracts/connector';
import { page } from '@patchbay/contracts/common';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Languages } from '../../platform/http/languages.ts';
import { ConnectorLibraryService } from './connector-library.service.ts';
import { OAuthAppService } from './oauth-app.service.ts';

@ApiTags('Library')
@Controller('api/v1/sites/:site/connectors')
export class ConnectorController {
  constructor(
    @Inject(ConnectorLibraryService) private readonly library: ConnectorLibraryService,
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
  ) {}

  @Get()
  @RequireCapability('library.browse')
  @ApiOkResponse({ standardSchema: page(ConnectorSummary) })
  list(
    @Scope() scope: SiteScope,
    @Query({ schema: ConnectorQuery }) query: ConnectorQuery,
    @Languages() languages: string[],
  ) {
    return this.library.list(scope, query, languages);
  }

  @Get(':slug')
  @RequireCapability('library.browse')
  @ApiOkResponse({ standardSchema: ConnectorDetail })
  get(@Scope() scope: SiteScope, @Param('slug') slug: string, @Languages() languages: string[]) {
    return this.library.get(scope, slug, languages);
  }

  @Put(':slug/oauth-app')
  @RequireCapability('settings.manage', 'connector')
  @ApiOkResponse({ standardSchema: OAuthApp })
  putOAuthApp(
    @Scope() scope: SiteScope,
    @Param('slug') slug: string,
    @Body({ schema: PutOAuthApp }) body: PutOAuthApp,
  ) {
    return this.apps.put(scope, slug, body);
  }

  @Put(':slug/enabled')
  @RequireCapability('settings.manage', 'connector')
  @ApiOkResponse({ standardSchema: ConnectorDetail })
  putEnabled(
    @Scope() scope: SiteScope,
    @Param('slug') slug: string,
    @Body({ schema: PutEnabled }) body: { enabled: boolean },
    @Languages() languages: string[],
  ) {
    return this.library.setEnabled(scope, slug, body.enabled, languages);
  }
}
