import type { AttemptOutcome, DeliveryStatus } from '@patchbay/core/delivery-status';
import type { Claimed } from './claim.ts';

/** One attempt, for the log. */
export interface AttemptRecord {
  outcome: AttemptOutcome;
  vendorResponseCode: number | null;
  errorCode: string | null;
  latencyMs: number;
  attempt: number;
  attemptedAt: Date;
}

/** Where a claimed delivery goes from here, with the attempts that led there. */
export interface DeliveryResult {
  delivery: Claimed;
  connection: { name: string; connectorType: string };
  status: Exclude<DeliveryStatus, 'running'>;
  attempts: number;
  scheduleBase: number;
  /** Epoch milliseconds; null when it is not waiting for a time. */
  nextAttemptAt: number | null;
  log: AttemptRecord[];
  /** What it says of the vendor: a success or failure for the breaker, or nothing. */
  breaker: 'success' | 'failure' | null;
  /** Sealed; what the answer tells the caller. Only of what was delivered. */
  resultBlob?: Buffer;
  /** The file that came with it; `blob` is sealed. */
  file?: { name: string; mediaType: string; blob: Buffer };
}
