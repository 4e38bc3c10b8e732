import type { ConnectionState } from '@patchbay/core/connection-state';
import { ProblemError, conflict } from '../../platform/errors/problem.ts';

/** The token has ended and the vendor's token address gives none; the grant stands, so try again. */
export function tokenUnavailable(retryAt: Date | null): ProblemError {
  const seconds = Math.ceil(((retryAt?.getTime() ?? 0) - Date.now()) / 1000);
  return new ProblemError(
    503,
    'token_unavailable',
    'The vendor issues no new token just now, and the present one has ended. Try again later.',
    { extra: { retry_after_s: Math.max(1, seconds) } },
  );
}

/** The refresh before a call was refused for good. */
export function grantLost(state: ConnectionState): ProblemError {
  return conflict(
    'connection_unavailable',
    'The vendor no longer accepts this connection’s grant. Connect again.',
    { state },
  );
}
