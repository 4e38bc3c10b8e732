import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const text = z.string().max(2000).nullish().catch(undefined);
const Failure = z.object({ errors: z.array(z.object({ message: text, field: text })).min(1) });

/**
 * `{errors: [{message, field, help}]}`, without codes:
 * https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const first = Failure.safeParse(body).data?.errors[0];
  if (!first) return undefined;
  const coded = codeOf(first.field);
  if (status === 429) return { kind: 'rate_limited', ...coded };
  if (status >= 500) return { kind: 'vendor_error', ...coded };
  // Keys have no lifetime, although the message says "invalid, expired, or revoked".
  if (status === 401) return { kind: 'credential_revoked', ...coded };
  // A field is named where the request is refused, such as a sender that is not verified.
  if (status === 403 && !coded.code) return { kind: 'scope_insufficient' };
  return { kind: 'rejected', ...coded };
}

/** The field's name says most; some answers write the word null. */
function codeOf(field: string | null | undefined): { code?: string } {
  return field && field !== 'null' && /^[\w.[\]-]{1,80}$/.test(field) ? { code: field } : {};
}
