import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuthMethods, SsoLogin } from '@patchbay/contracts/auth';
import type { Request, Response } from 'express';
import { Public } from '../../platform/access/access.decorators.ts';
import { SsoService } from './sso.service.ts';

const NOBODY_YET = 'whoever signs in is not signed in yet';

/** Browsers navigate to and fro here; only `methods` is for programs. */
@ApiTags('Operators')
@Controller('api/v1/auth')
export class SsoController {
  constructor(@Inject(SsoService) private readonly sso: SsoService) {}

  @Get('methods')
  @Public(NOBODY_YET)
  @ApiOkResponse({ standardSchema: AuthMethods })
  methods() {
    return this.sso.methods();
  }

  @Get('oidc/login')
  @Public(NOBODY_YET)
  @ApiExcludeEndpoint()
  async login(@Query({ schema: SsoLogin }) query: SsoLogin, @Res() response: Response) {
    redirect(response, await this.sso.begin(response, query.return_to ?? null));
  }

  @Get('oidc/callback')
  @Public('the browser arrives from the identity provider; a sealed cookie proves where it began')
  @ApiExcludeEndpoint()
  async callback(@Req() request: Request, @Res() response: Response) {
    redirect(response, await this.sso.finish(request, response));
  }
}

function redirect(response: Response, location: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.redirect(302, location);
}
