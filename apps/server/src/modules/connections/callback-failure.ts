import type { TestOutcome } from '@patchbay/core/test-outcome';

/** Why the way back from a vendor ended on the page that explains it. */
export type CallbackReason =
  | 'unknown_state'
  | 'expired_state'
  | 'reused_state'
  /** The vendor signs the way back, and this one is not its. */
  | 'callback_unverified'
  | 'foreign_session'
  | 'access_denied'
  | 'vendor_error'
  | 'network_error'
  | 'exchange_failed'
  | 'test_failed'
  | 'account_mismatch'
  | 'oauth_app_missing'
  | 'secret_unavailable'
  | 'capability_required'
  | 'internal_error';

/** Public: reason, outcome and detail reach the browser's address. */
export class CallbackFailure extends Error {
  readonly reason: CallbackReason;
  readonly outcome: TestOutcome | undefined;
  readonly detail: string | undefined;
  /** Scopes that were not granted, where the test says so. */
  readonly missingScopes: readonly string[];

  constructor(
    reason: CallbackReason,
    facts: {
      outcome?: TestOutcome;
      detail?: string;
      missingScopes?: readonly string[];
      cause?: unknown;
    } = {},
  ) {
    super(`the OAuth callback failed: ${reason}`, { cause: facts.cause });
    this.reason = reason;
    this.outcome = facts.outcome;
    this.detail = facts.detail;
    this.missingScopes = facts.missingScopes ?? [];
  }
}
