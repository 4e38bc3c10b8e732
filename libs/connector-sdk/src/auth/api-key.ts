import type { z } from 'zod';
import type { Inject } from './inject.ts';
import type { Presign } from './presign.ts';
import type { TokenGrant } from './token-grant.ts';

/** Fields that hold the PEM texts of a client certificate and its key (RFC 8446 section 4.4.2). */
export interface ClientCertificate {
  certificate: string;
  key: string;
  passphrase?: string;
}

export interface ApiKeyOptions {
  /** Every secret of the connection; the form is drawn from it. */
  fields: z.ZodObject;
  inject: Inject;
  /** Where the vendor wants the key outside of headers, and it cannot be helped. */
  secretIn?: 'url' | 'body';
  /** Buys the token that `inject` sends, as `access_token`. */
  grant?: TokenGrant;
  /** Presented when connecting, besides what `inject` does. */
  clientCertificate?: ClientCertificate;
  presign?: Presign;
  /** What the form calls it where "API key" would mislead: `Service account`. */
  label?: string;
}

export interface ApiKeyMethod extends ApiKeyOptions {
  flow: 'api_key';
}

export function apiKey(options: ApiKeyOptions): ApiKeyMethod {
  return { flow: 'api_key', ...options };
}
