import type { AttemptOutcome } from '@patchbay/core/delivery-status';

export interface PastAttempt {
  at: Date;
  outcome: AttemptOutcome;
  /** null when no answer came. */
  status: number | null;
  code: string | null;
  latencyMs: number;
}

/** A delivery that has ended, with the attempts that led there. */
export interface PastDelivery {
  /** `key` of the connection. */
  connection: string;
  module: string;
  action: string;
  identifier: string;
  input: Record<string, unknown>;
  acceptedAt: Date;
  attempts: PastAttempt[];
}
