import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Answer = z.object({ status: z.string() });

/** What is there although it does not take OPTIONS, unlike a hook that is gone. */
export function provesHook({ status }: Pick<VendorResponse, 'status'>): boolean {
  if (status >= 200 && status < 300) return true;
  return status === 400 || status === 403 || status === 405;
}

/** Success is `{status: "success"}`; other words come with 200 as well. */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  // The Zap was switched off or deleted, and with it the address.
  if (status === 404 || status === 410) return { kind: 'credential_revoked', code: 'hook_gone' };
  if (status === 413) return { kind: 'rejected', code: 'too_large' };
  const word = Answer.safeParse(body).data?.status.toLowerCase();
  if (word === 'throttled') return { kind: 'rate_limited', code: word };
  if (word === 'error') return { kind: status >= 500 ? 'vendor_error' : 'rejected', code: word };
  return undefined;
}
