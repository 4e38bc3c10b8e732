import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z
  .string()
  .regex(/^[a-z0-9_.]{1,80}$/)
  .optional()
  .catch(undefined);

const Failure = z.object({
  detail: z.union([
    z.object({ code: word, status: word, message: z.string().catch('') }),
    // The shape of requests whose fields are wrong.
    z.array(z.object({ type: word })).min(1),
  ]),
});

const KINDS: Readonly<Record<string, ErrorReading['kind']>> = {
  invalid_api_key: 'credential_revoked',
  missing_permissions: 'scope_insufficient',
  too_many_concurrent_requests: 'rate_limited',
  concurrent_limit_exceeded: 'rate_limited',
  rate_limit_exceeded: 'rate_limited',
  system_busy: 'vendor_error',
  // All three come with 401 as well, although the key is sound.
  quota_exceeded: 'rejected',
  detected_unusual_activity: 'rejected',
  payment_issue: 'rejected',
};

/** `{detail: {status, message}}`: https://elevenlabs.io/docs/eleven-api/resources/errors */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const detail = Failure.safeParse(body).data?.detail;
  if (!detail) return undefined;
  if (Array.isArray(detail)) return { kind: 'rejected', code: detail[0]?.type ?? String(status) };
  // `status` was the code before there was one.
  const code = detail.code ?? detail.status;
  if (!code) return undefined;
  const kind = KINDS[code];
  if (kind === 'scope_insufficient') return { kind, code, ...missing(detail.message) };
  if (kind) return { kind, code };
  if (status === 429) return { kind: 'rate_limited', code };
  if (status >= 500) return { kind: 'vendor_error', code };
  return status === 401 ? undefined : { kind: 'rejected', code };
}

/** "The API key you used is missing the permission user_read to execute this operation." */
function missing(message: string): { missingScopes?: string[] } {
  const permission = /missing the permission (\w+)/.exec(message)?.[1];
  return permission ? { missingScopes: [permission] } : {};
}
