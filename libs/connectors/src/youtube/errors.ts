import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { readError as readGoogleError } from '../_google/errors.ts';

/** The person is known and has no channel, which no new consent would change. */
const NO_CHANNEL = 'youtubeSignupRequired';

/** https://developers.google.com/youtube/v3/docs/errors */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const reading = readGoogleError(response);
  if (reading?.code === NO_CHANNEL) return { kind: 'rejected', code: NO_CHANNEL };
  return reading;
}
