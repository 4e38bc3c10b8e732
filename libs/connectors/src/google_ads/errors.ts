import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { readError as readGoogleError } from '../_google/errors.ts';

const Failure = z.object({
  error: z.object({
    details: z.array(
      z.object({
        errors: z
          .array(z.object({ errorCode: z.record(z.string(), z.unknown()) }))
          .optional()
          .catch(undefined),
      }),
    ),
  }),
});

const EXPIRED = /^OAUTH_TOKEN_(?:EXPIRED|INVALID|HEADER_INVALID)$/;
const REVOKED = /^(?:OAUTH_TOKEN_(?:REVOKED|DISABLED)|GOOGLE_ACCOUNT_DELETED)$/;
const LATER = /^(?:RESOURCE_EXHAUSTED|RESOURCE_TEMPORARILY_EXHAUSTED|EXCESSIVE_\w+)$/;

/**
 * Google Ads puts its own word beside Google's; the Data Manager only has the common ones.
 * https://developers.google.com/google-ads/api/docs/best-practices/understand-api-errors
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const own = wordIn(response);
  if (response.status < 400 || !own) return readGoogleError(response);
  if (LATER.test(own) || response.status === 429) return { kind: 'rate_limited', code: own };
  if (EXPIRED.test(own)) return { kind: 'credential_expired', code: own };
  if (REVOKED.test(own)) return { kind: 'credential_revoked', code: own };
  if (response.status >= 500) return { kind: 'vendor_error', code: own };
  // Among them 401 for a person who is no user of the account, which no new token would change.
  return { kind: 'rejected', code: own };
}

/** `{errorCode: {authorizationError: "USER_PERMISSION_DENIED"}}` */
function wordIn({ body }: VendorResponse): string | undefined {
  const details = Failure.safeParse(body).data?.error.details ?? [];
  const [first] = details.flatMap(({ errors }) => errors ?? []);
  return Object.values(first?.errorCode ?? {}).find(
    (word): word is string => typeof word === 'string' && /^[A-Z_]{1,100}$/.test(word),
  );
}
