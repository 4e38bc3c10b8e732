import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { FULL_ACCESS } from './scopes.ts';

const Failure = z.object({ name: z.string().regex(/^[a-z_]{1,60}$/) });

/** `{statusCode, name, message}`: https://resend.com/docs/api-reference/errors */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const code = Failure.safeParse(response.body).data?.name;
  if (!code) return undefined;
  // Rates and the quotas of a day and a month alike.
  if (response.status === 429) return { kind: 'rate_limited', code };
  switch (code) {
    case 'missing_api_key':
    // Comes with 403, which would otherwise be about its reach.
    case 'invalid_api_key':
      return { kind: 'credential_revoked', code };
    case 'restricted_api_key':
      return { kind: 'scope_insufficient', code, missingScopes: [FULL_ACCESS] };
    // Our own earlier try with this key is still being worked on.
    case 'concurrent_idempotent_requests':
      return { kind: 'vendor_error', code };
  }
  if (response.status === 401) return undefined;
  return { kind: response.status >= 500 ? 'vendor_error' : 'rejected', code };
}
