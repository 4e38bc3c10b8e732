import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  ok: z.literal(false),
  error: z.string().regex(/^[\w:.-]{1,80}$/),
  needed: z.string().max(500).optional().catch(undefined),
});

const KINDS: Readonly<Record<string, ErrorReading['kind']>> = {
  token_expired: 'credential_expired',
  account_inactive: 'credential_revoked',
  invalid_auth: 'credential_revoked',
  not_authed: 'credential_revoked',
  org_login_required: 'credential_revoked',
  token_revoked: 'credential_revoked',
  two_factor_setup_required: 'credential_revoked',
  missing_scope: 'scope_insufficient',
  no_permission: 'scope_insufficient',
  not_allowed_token_type: 'scope_insufficient',
  rate_limited: 'rate_limited',
  ratelimited: 'rate_limited',
  fatal_error: 'vendor_error',
  internal_error: 'vendor_error',
  request_timeout: 'vendor_error',
  service_unavailable: 'vendor_error',
  team_added_to_org: 'vendor_error',
};

/** Slack says no with 200 and `ok: false`: https://docs.slack.dev/apis/web-api/#responses */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  const failure = Failure.safeParse(body).data;
  if (!failure) return undefined;
  const { error: code, needed } = failure;
  if (status === 429) return { kind: 'rate_limited', code };
  const kind = Object.hasOwn(KINDS, code) ? KINDS[code]! : status >= 500 ? 'vendor_error' : 'rejected'; // prettier-ignore
  if (kind !== 'scope_insufficient' || !needed) return { kind, code };
  return { kind, code, missingScopes: needed.split(',').map((scope) => scope.trim()) };
}
