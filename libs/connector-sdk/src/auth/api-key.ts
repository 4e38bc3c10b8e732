import type { z } from 'zod';
import type { Inject } from './inject.ts';

export interface ApiKeyOptions {
  /** Every secret of the connection; the form is drawn from it. */
  fields: z.ZodObject;
  inject: Inject;
  /** Where the vendor wants the key outside of headers, and it cannot be helped. */
  secretIn?: 'url' | 'body';
}

export interface ApiKeyMethod extends ApiKeyOptions {
  flow: 'api_key';
}

export function apiKey(options: ApiKeyOptions): ApiKeyMethod {
  return { flow: 'api_key', ...options };
}
