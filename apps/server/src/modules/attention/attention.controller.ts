import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Attention } from '@patchbay/contracts/attention';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { AttentionService } from './attention.service.ts';

@ApiTags('Overview')
@Controller('api/v1/sites/:site/attention')
export class AttentionController {
  constructor(@Inject(AttentionService) private readonly attention: AttentionService) {}

  @Get()
  @RequireCapability('connections.list')
  @ApiOkResponse({ standardSchema: Attention })
  read(@Scope() scope: SiteScope) {
    return this.attention.read(scope);
  }
}
