import { All, Controller, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IdParam } from '@patchbay/contracts/common';
import type { Request, Response } from 'express';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ProxyService } from './proxy.service.ts';

/** Any method, any path below the vendor's base address: nothing a schema could describe. */
@ApiExcludeController()
@Controller('api/v1/sites/:site/connections/:id/proxy')
export class ProxyController {
  constructor(@Inject(ProxyService) private readonly proxy: ProxyService) {}

  @All(['', '*path'])
  @RequireCapability('connections.call')
  pass(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.proxy.pass(scope, id, request, response);
  }
}
