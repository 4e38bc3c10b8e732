import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Problem = z.object({ title: z.string().min(1).max(100) });

/** Problem documents, told apart by title: https://mailchimp.com/developer/marketing/docs/errors/ */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const title = Problem.safeParse(response.body).data?.title;
  const code = title ? codeOf(title) : String(response.status);

  if (response.status === 429) return { kind: 'rate_limited', code };
  if (response.status >= 500) return { kind: 'vendor_error', code };
  // Neither keys nor tokens expire, so a refusal is for good.
  if (response.status === 401) return { kind: 'credential_revoked', code };
  if (response.status !== 403) return { kind: 'rejected', code };
  // Mailchimp's firewall throttles with a bare 403, which says nothing about the credential.
  if (!title) return { kind: 'vendor_error', code: 'blocked' };
  if (code === 'user_disabled') return { kind: 'credential_revoked', code };
  if (code === 'wrong_datacenter') return { kind: 'rejected', code };
  return { kind: 'scope_insufficient', code };
}

/** `Invalid Resource` as `invalid_resource`. */
function codeOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
