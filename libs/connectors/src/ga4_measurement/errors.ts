import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Validation = z.object({
  validationMessages: z
    .array(z.object({ validationCode: z.string().regex(/^[A-Z_]{1,60}$/) }))
    .min(1),
});

/**
 * The server for validating says what is wrong with 200:
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/validating-events
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status >= 400) return undefined;
  const first = Validation.safeParse(body).data?.validationMessages[0];
  return first && { kind: 'rejected', code: first.validationCode };
}
