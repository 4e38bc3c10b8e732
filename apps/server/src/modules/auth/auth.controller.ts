import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangePassword, Login, Me } from '@patchbay/contracts/auth';
import type { Request, Response } from 'express';
import { CurrentCaller, Public, SignedIn } from '../../platform/access/access.decorators.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { MeService } from './me.service.ts';
import { PasswordService } from './password.service.ts';
import { SignInService } from './sign-in.service.ts';

@ApiTags('Operators')
@Controller('api/v1')
export class AuthController {
  constructor(
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(MeService) private readonly people: MeService,
    @Inject(PasswordService) private readonly passwords: PasswordService,
  ) {}

  @Post('auth/login')
  @Public('whoever signs in is not signed in yet')
  @HttpCode(204)
  @ApiNoContentResponse()
  login(@Req() request: Request, @Body({ schema: Login }) body: Login) {
    return this.signIn.signIn(request, body);
  }

  @Post('auth/logout')
  @SignedIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  logout(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.signIn.signOut(request, response);
  }

  @Get('me')
  @SignedIn()
  @ApiOkResponse({ standardSchema: Me })
  me(@CurrentCaller() caller: Caller) {
    return this.people.me(caller);
  }

  @Post('me/password')
  @SignedIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  changePassword(
    @Req() request: Request,
    @CurrentCaller() caller: Caller,
    @Body({ schema: ChangePassword }) body: ChangePassword,
  ) {
    return this.passwords.change(request, caller, body);
  }
}
