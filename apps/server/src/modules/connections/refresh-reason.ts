import type { TokenFailure } from './token-set.ts';

/** Why a grant is gone, and what mends it, for the operator who finds the connection red. */
export function refreshReason(failure: TokenFailure, vendor: string): string {
  if (failure === 'revoked') return `${vendor} says that access was withdrawn. Connect again.`;
  if (failure === 'client_refused') {
    return `${vendor} refuses the OAuth application. Check its client id and secret, then reconnect.`;
  }
  return `${vendor} no longer accepts the refresh token. Connect again.`;
}
