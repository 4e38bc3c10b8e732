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
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam, ListQuery, page } from '@patchbay/contracts/common';
import { CreateRole, Role, UpdateRole } from '@patchbay/contracts/role';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ENTITY_TAG, Tagged } from '../../platform/http/entity-tag.ts';
import { Idempotent } from '../../platform/http/idempotent.decorator.ts';
import { ApiIfMatch, IfMatch, type IfMatchTags } from '../../platform/http/if-match.ts';
import { RoleService } from './role.service.ts';
import { roleTag } from './role.wire.ts';

@ApiTags('Operators')
@Controller('api/v1/sites/:site/roles')
export class RoleController {
  constructor(@Inject(RoleService) private readonly roles: RoleService) {}

  @Get()
  @RequireCapability('members.manage')
  @ApiOkResponse({ standardSchema: page(Role) })
  list(@Scope() scope: SiteScope, @Query({ schema: ListQuery }) query: ListQuery) {
    return this.roles.list(scope, query);
  }

  @Post()
  @RequireCapability('members.manage')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: Role })
  create(@Scope() scope: SiteScope, @Body({ schema: CreateRole }) body: CreateRole) {
    return this.roles.create(scope, body);
  }

  @Get(':id')
  @RequireCapability('members.manage')
  @Tagged(roleTag)
  @ApiOkResponse({ standardSchema: Role, headers: ENTITY_TAG })
  get(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.roles.get(scope, id);
  }

  @Patch(':id')
  @RequireCapability('members.manage')
  @Tagged(roleTag)
  @ApiIfMatch()
  @ApiOkResponse({ standardSchema: Role, headers: ENTITY_TAG })
  update(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Body({ schema: UpdateRole }) body: UpdateRole,
    @IfMatch() ifMatch: IfMatchTags,
  ) {
    return this.roles.update(scope, id, body, ifMatch);
  }

  @Delete(':id')
  @RequireCapability('members.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.roles.remove(scope, id);
  }
}
