import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Public } from '../../platform/access/access.decorators.ts';
import { type CallbackQuery, OAuthCallbackService } from './oauth-callback.service.ts';

/** Vendors add parameters of their own; what is repeated or odd counts as absent. */
const one = z.string().max(4000).optional().catch(undefined);
const Callback = z.record(z.string().max(200), one).catch({}).transform(present);

function present(query: Readonly<Record<string, string | undefined>>): CallbackQuery {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined;
  });
  return Object.fromEntries(entries.slice(0, 100));
}

@ApiExcludeController()
@Controller('oauth')
export class OAuthCallbackController {
  constructor(@Inject(OAuthCallbackService) private readonly callbacks: OAuthCallbackService) {}

  @Get('callback')
  @Public(
    'the browser arrives from the vendor; the state names the operator, the session proves it',
  )
  async callback(
    @Req() request: Request,
    @Res() response: Response,
    @Query({ schema: Callback }) query: CallbackQuery,
  ): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.redirect(303, await this.callbacks.finish(request, query));
  }
}
