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
import {
  CreateMember,
  HolderList,
  HolderQuery,
  Member,
  UpdateMember,
} from '@patchbay/contracts/member';
import { RequireCapability, Scope, SiteMember } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ENTITY_TAG, Tagged } from '../../platform/http/entity-tag.ts';
import { Idempotent } from '../../platform/http/idempotent.decorator.ts';
import { ApiIfMatch, IfMatch, type IfMatchTags } from '../../platform/http/if-match.ts';
import { Colleagues } from './colleagues.service.ts';
import { MemberListService } from './member-list.service.ts';
import { MemberService } from './member.service.ts';
import { memberTag } from './member.wire.ts';

@ApiTags('Operators')
@Controller('api/v1/sites/:site/members')
export class MemberController {
  constructor(
    @Inject(MemberService) private readonly members: MemberService,
    @Inject(MemberListService) private readonly lists: MemberListService,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  @Get()
  @RequireCapability('members.manage')
  @ApiOkResponse({ standardSchema: page(Member) })
  list(@Scope() scope: SiteScope, @Query({ schema: ListQuery }) query: ListQuery) {
    return this.lists.list(scope, query);
  }

  @Get('holders')
  @SiteMember()
  @ApiOkResponse({ standardSchema: HolderList })
  holders(@Scope() scope: SiteScope, @Query({ schema: HolderQuery }) query: HolderQuery) {
    return this.colleagues.holding(scope, query.capabilities);
  }

  @Post()
  @RequireCapability('members.manage')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: Member })
  create(@Scope() scope: SiteScope, @Body({ schema: CreateMember }) body: CreateMember) {
    return this.members.create(scope, body);
  }

  @Get(':id')
  @RequireCapability('members.manage')
  @Tagged(memberTag)
  @ApiOkResponse({ standardSchema: Member, headers: ENTITY_TAG })
  get(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.members.get(scope, id);
  }

  @Patch(':id')
  @RequireCapability('members.manage')
  @Tagged(memberTag)
  @ApiIfMatch()
  @ApiOkResponse({ standardSchema: Member, headers: ENTITY_TAG })
  update(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Body({ schema: UpdateMember }) body: UpdateMember,
    @IfMatch() ifMatch: IfMatchTags,
  ) {
    return this.members.update(scope, id, body, ifMatch);
  }

  @Delete(':id')
  @RequireCapability('members.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.members.remove(scope, id);
  }
}
