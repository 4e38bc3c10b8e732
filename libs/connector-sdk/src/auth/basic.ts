import type { z } from 'zod';
import type { ClientCertificate } from './api-key.ts';
import type { Inject } from './inject.ts';
import type { TokenGrant } from './token-grant.ts';

export interface BasicOptions {
  fields: z.ZodObject;
  inject: Inject;
  /** Presented when connecting, besides the password. */
  clientCertificate?: ClientCertificate;
  /** Buys the token that `inject` sends, as `access_token`: a vendor's own session. */
  grant?: TokenGrant;
}

export interface BasicMethod extends BasicOptions {
  flow: 'basic';
}

export function basic(options: BasicOptions): BasicMethod {
  return { flow: 'basic', ...options };
}
