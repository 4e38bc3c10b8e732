import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { readError as readGoogleError } from '../_google/errors.ts';
import { CREATE, Held } from './bucket-test.ts';

const Failure = z.object({ error: z.object({ message: z.string() }) });

/** https://docs.cloud.google.com/storage/docs/json_api/v1/status-codes */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const held = Held.safeParse(response.body).data?.permissions;
  if (held && !held.includes(CREATE)) {
    return { kind: 'scope_insufficient', code: 'forbidden', missingScopes: [CREATE] };
  }
  const reading = readGoogleError(response);
  if (reading?.code !== 'forbidden') return reading;
  // The right to something is missing, and the sentence names it.
  const message = Failure.safeParse(response.body).data?.error.message ?? '';
  const missing = /\b(storage\.[a-z]{1,30}\.[A-Za-z]{1,30})\b/.exec(message)?.[1];
  return {
    kind: 'scope_insufficient',
    code: reading.code,
    ...(missing && { missingScopes: [missing] }),
  };
}
