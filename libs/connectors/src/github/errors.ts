import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  message: z.string(),
  errors: z
    .array(z.object({ code: z.string().regex(/^[a-z_]{1,60}$/) }))
    .optional()
    .catch(undefined),
});

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'bad_credentials',
  404: 'not_found',
  410: 'gone',
  422: 'validation_failed',
};

/**
 * `{message, documentation_url}`, without codes but for fields:
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status, headers } = response;
  if (status < 400) return undefined;
  const failure = Failure.safeParse(response.body).data;
  if (!failure) return undefined;
  // Both limits come with 403 as well as with 429.
  if (/secondary rate limit|abuse detection/i.test(failure.message)) {
    return { kind: 'rate_limited', code: 'secondary_rate_limit' };
  }
  if (status === 429 || (status === 403 && headers['x-ratelimit-remaining'] === '0')) {
    return { kind: 'rate_limited', code: 'rate_limit' };
  }
  if (status === 403) return { kind: 'scope_insufficient', code: 'forbidden', ...missing(headers) };
  if (status >= 500) return undefined;
  const code = failure.errors?.[0]?.code ?? CODES[status];
  if (!code) return undefined;
  return { kind: status === 401 ? 'credential_revoked' : 'rejected', code };
}

/** What would do: `issues=write` for fine-grained tokens. */
function missing(headers: Readonly<Record<string, string>>): { missingScopes?: string[] } {
  const wanted = headers['x-accepted-github-permissions'];
  if (!wanted || wanted.length > 200) return {};
  return { missingScopes: wanted.split(',').map((permission) => permission.trim()) };
}
