import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam } from '@patchbay/contracts/common';
import {
  AuthorizeAnswer,
  AuthorizeConnection,
  ChangeVersion,
  Connection,
  ConnectionPage,
  ConnectionQuery,
  ConnectionScopes,
  ConnectionWithTest,
  CreateConnection,
  CreatedConnection,
  DisconnectQuery,
  Disconnected,
  EditScopes,
  PutCredentials,
  Reauthorize,
  UpdateConnection,
} from '@patchbay/contracts/connection';
import { ConnectionGroupQuery, ConnectionGroups } from '@patchbay/contracts/connection-group';
import { TestResult } from '@patchbay/contracts/test-result';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Languages } from '../../platform/http/languages.ts';
import { CallerGone } from '../../platform/http/caller-gone.ts';
import { ENTITY_TAG, Tagged } from '../../platform/http/entity-tag.ts';
import { Idempotent } from '../../platform/http/idempotent.decorator.ts';
import { ApiIfMatch, IfMatch, type IfMatchTags } from '../../platform/http/if-match.ts';
import { ApiVersionService } from './api-version.service.ts';
import { AuthorizeService } from './authorize.service.ts';
import { ConnectionCreateService } from './connection-create.service.ts';
import { ConnectionGroupsService } from './connection-groups.service.ts';
import { ConnectionLifecycleService } from './connection-lifecycle.service.ts';
import { ConnectionListService } from './connection-list.service.ts';
import { ConnectionScopesService } from './connection-scopes.service.ts';
import { ConnectionService } from './connection.service.ts';
import { connectionTag } from './connection.wire.ts';
import { CredentialReplaceService } from './credential-replace.service.ts';
import { DisconnectService } from './disconnect.service.ts';

@ApiTags('Connections')
@Controller('api/v1/sites/:site/connections')
export class ConnectionController {
  constructor(
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectionListService) private readonly lists: ConnectionListService,
    @Inject(ConnectionGroupsService) private readonly groups: ConnectionGroupsService,
    @Inject(ConnectionCreateService) private readonly creation: ConnectionCreateService,
    @Inject(AuthorizeService) private readonly authorization: AuthorizeService,
    @Inject(ConnectionLifecycleService) private readonly lifecycle: ConnectionLifecycleService,
    @Inject(CredentialReplaceService) private readonly replacement: CredentialReplaceService,
    @Inject(DisconnectService) private readonly disconnection: DisconnectService,
    @Inject(ConnectionScopesService) private readonly scopes: ConnectionScopesService,
    @Inject(ApiVersionService) private readonly versions: ApiVersionService,
  ) {}

  @Get()
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: ConnectionPage })
  list(@Scope() scope: SiteScope, @Query({ schema: ConnectionQuery }) query: ConnectionQuery) {
    return this.lists.list(scope, query);
  }

  @Get('groups')
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: ConnectionGroups })
  count(
    @Scope() scope: SiteScope,
    @Query({ schema: ConnectionGroupQuery }) query: ConnectionGroupQuery,
  ) {
    return this.groups.count(scope, query);
  }

  @Post()
  @Idempotent()
  @RequireCapability('connections.create')
  @ApiCreatedResponse({ standardSchema: CreatedConnection })
  create(
    @Scope() scope: SiteScope,
    @Body({ schema: CreateConnection }) body: CreateConnection,
    @CallerGone() gone: AbortSignal,
  ) {
    return this.creation.create(scope, body, gone);
  }

  @Post('authorize')
  @HttpCode(200)
  @RequireCapability('connections.create')
  @ApiOkResponse({ standardSchema: AuthorizeAnswer })
  authorize(
    @Scope() scope: SiteScope,
    @Body({ schema: AuthorizeConnection }) body: AuthorizeConnection,
  ) {
    return this.authorization.create(scope, body);
  }

  @Get(':id')
  @RequireCapability('connections.list')
  @Tagged(connectionTag)
  @ApiOkResponse({ standardSchema: Connection, headers: ENTITY_TAG })
  get(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.connections.get(scope, id);
  }

  @Patch(':id')
  @RequireCapability('connections.edit')
  @Tagged(connectionTag)
  @ApiIfMatch()
  @ApiOkResponse({ standardSchema: Connection, headers: ENTITY_TAG })
  update(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Body({ schema: UpdateConnection }) body: UpdateConnection,
    @IfMatch() ifMatch: IfMatchTags,
  ) {
    return this.connections.update(scope, id, body, ifMatch);
  }

  @Post(':id/api-version')
  @HttpCode(200)
  @RequireCapability('connections.edit')
  @ApiOkResponse({ standardSchema: ConnectionWithTest })
  changeVersion(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Body({ schema: ChangeVersion }) body: ChangeVersion,
  ) {
    return this.versions.move(scope, id, body.version);
  }

  @Put(':id/credentials')
  @RequireCapability('connections.edit')
  @ApiOkResponse({ standardSchema: CreatedConnection })
  putCredentials(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Body({ schema: PutCredentials }) body: PutCredentials,
  ) {
    return this.replacement.replace(scope, id, body);
  }

  @Post(':id/test')
  @HttpCode(200)
  @RequireCapability('connections.test')
  @ApiOkResponse({ standardSchema: TestResult })
  test(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.lifecycle.test(scope, id);
  }

  @Post(':id/refresh')
  @HttpCode(200)
  @RequireCapability('connections.refresh')
  @ApiOkResponse({ standardSchema: ConnectionWithTest })
  refresh(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.lifecycle.refresh(scope, id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @RequireCapability('connections.pause')
  @ApiOkResponse({ standardSchema: ConnectionWithTest })
  pause(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.lifecycle.pause(scope, id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @RequireCapability('connections.pause')
  @ApiOkResponse({ standardSchema: ConnectionWithTest })
  resume(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.lifecycle.resume(scope, id);
  }

  @Get(':id/scopes')
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: ConnectionScopes })
  readScopes(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Languages() languages: string[],
  ) {
    return this.scopes.read(scope, id, languages);
  }

  @Post(':id/scopes')
  @HttpCode(200)
  @RequireCapability('connections.edit_scopes')
  @ApiOkResponse({ standardSchema: AuthorizeAnswer })
  editScopes(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Body({ schema: EditScopes }) body: EditScopes,
  ) {
    return this.authorization.again(scope, id, body.scopes, body);
  }

  @Post(':id/reauthorize')
  @HttpCode(200)
  @RequireCapability('connections.edit')
  @ApiOkResponse({ standardSchema: AuthorizeAnswer })
  reauthorize(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Body({ schema: Reauthorize }) body: Reauthorize,
  ) {
    return this.authorization.again(scope, id, undefined, body);
  }

  @Delete(':id')
  @RequireCapability('connections.disconnect')
  @ApiOkResponse({ standardSchema: Disconnected })
  disconnect(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Query({ schema: DisconnectQuery }) query: { force?: 'true' | 'false' },
  ) {
    return this.disconnection.disconnect(scope, id, query.force === 'true');
  }
}
