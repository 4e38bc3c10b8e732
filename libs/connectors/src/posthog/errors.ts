import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  code: z.string().regex(/^[\w.-]{1,60}$/),
  detail: z.string().max(2000).nullish().catch(undefined),
});

/** `{type, code, detail, attr}`: https://posthog.com/docs/api */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const failure = Failure.safeParse(body).data;
  if (!failure) return undefined;
  const { code, detail } = failure;
  if (status === 429) return { kind: 'rate_limited', code };
  if (status >= 500) return { kind: 'vendor_error', code };
  // Personal keys have no lifetime.
  if (status === 401) return { kind: 'credential_revoked', code };
  if (status === 403) return { kind: 'scope_insufficient', code, ...scopeIn(detail) };
  return { kind: 'rejected', code };
}

/** "API key missing required scope 'project:read'" */
function scopeIn(detail: string | null | undefined): { missingScopes?: string[] } {
  const scope = /scope '([\w:]{1,60})'/.exec(detail ?? '')?.[1];
  return scope ? { missingScopes: [scope] } : {};
}
