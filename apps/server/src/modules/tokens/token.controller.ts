import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam, ListQuery, page } from '@patchbay/contracts/common';
import { CreateToken, CreatedToken, Token } from '@patchbay/contracts/token';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Idempotent } from '../../platform/http/idempotent.decorator.ts';
import { TokenService } from './token.service.ts';

@ApiTags('Operators')
@Controller('api/v1/sites/:site/tokens')
export class TokenController {
  constructor(@Inject(TokenService) private readonly tokens: TokenService) {}

  @Get()
  @RequireCapability('tokens.manage')
  @ApiOkResponse({ standardSchema: page(Token) })
  list(@Scope() scope: SiteScope, @Query({ schema: ListQuery }) query: ListQuery) {
    return this.tokens.list(scope, query);
  }

  @Post()
  @RequireCapability('tokens.manage')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: CreatedToken })
  create(@Scope() scope: SiteScope, @Body({ schema: CreateToken }) body: CreateToken) {
    return this.tokens.create(scope, body);
  }

  @Delete(':id')
  @RequireCapability('tokens.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.tokens.remove(scope, id);
  }
}
