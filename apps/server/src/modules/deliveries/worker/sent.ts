import type { AttemptReading } from '@patchbay/connector-sdk/read-attempt';
import type { AnsweredFile } from '@patchbay/connector-sdk/read-file';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { foreignText } from '../../../platform/database/storable.ts';
import { OutboundError } from '../../../platform/outbound/outbound-error.ts';
import { SecretUnavailableError } from '../../../platform/secrets/secret-unavailable.ts';
import type { AttemptRecord } from './result.ts';

/** One request to the vendor, and what came back. */
export interface Sent {
  reading: AttemptReading;
  status: number | null;
  latencyMs: number;
  retryAfter: string | undefined;
  at: Date;
  /** What the answer tells the caller. */
  told?: Told;
}

export interface Told {
  result: Record<string, unknown>;
  /** Not sealed yet. */
  file?: AnsweredFile | undefined;
}

export function record(
  attempt: number,
  sent: Sent,
  outcome: AttemptRecord['outcome'],
): AttemptRecord {
  return {
    outcome,
    vendorResponseCode: sent.status,
    errorCode: sent.reading.errorCode ? foreignText(sent.reading.errorCode, 200) : null,
    latencyMs: sent.latencyMs,
    attempt,
    attemptedAt: sent.at,
  };
}

/** The same answer, read as trouble that may pass. */
export function asRetry(sent: Sent): Sent {
  return { ...sent, reading: { ...sent.reading, verdict: 'retry' } };
}

/** What it means that no answer came. @throws what is none of the call's ways to fail */
export function unanswered(error: unknown): Omit<Sent, 'at'> {
  if (error instanceof OutboundError) {
    // Never sent and never will be; or no answer, so perhaps next time.
    const verdict = error.code === 'invalid_request' ? 'rejected' : 'retry';
    const latencyMs = Math.round(error.latencyMs);
    return {
      reading: { verdict, errorCode: error.code },
      status: null,
      latencyMs,
      retryAfter: undefined,
    };
  }
  if (error instanceof SecretUnavailableError) {
    // Says nothing about the credential; the store may answer next time.
    const reading = { verdict: 'retry', errorCode: error.code } as const;
    return { reading, status: null, latencyMs: 0, retryAfter: undefined };
  }
  if (error instanceof RequestBuildError) {
    const reading = { verdict: 'rejected', errorCode: 'invalid_input' } as const;
    return { reading, status: null, latencyMs: 0, retryAfter: undefined };
  }
  throw error;
}
