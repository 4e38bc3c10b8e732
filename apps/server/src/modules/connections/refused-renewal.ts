import type { AuthMethod } from '@patchbay/connector-sdk/definition';
import type { TokenFailure } from './token-set.ts';

type Refusal = Exclude<TokenFailure, 'vendor_error' | 'network_error'>;

export interface RefusedRenewal {
  event: 'refresh.revoked' | 'refresh.expired';
  /** Why no token comes any more, and what mends it, for the operator who finds the connection red. */
  reason: string;
}

/** What it means for a connection that its next token was refused for good. */
export function refusedRenewal(
  failure: Refusal,
  vendor: string,
  method: AuthMethod,
): RefusedRenewal {
  // What an operator typed in and the vendor refuses is no use any more, whatever the reason.
  const typedIn = method.flow !== 'oauth';
  const isRevoked = failure === 'revoked' || (typedIn && failure === 'client_refused');
  return {
    event: isRevoked ? 'refresh.revoked' : 'refresh.expired',
    reason: typedIn ? typedInReason(failure, vendor) : oauthReason(failure, vendor, method),
  };
}

function typedInReason(failure: Refusal, vendor: string): string {
  if (failure === 'expired') return `${vendor} says that the credential expired. Enter a new one.`;
  return `${vendor} no longer accepts the credential. Enter it again.`;
}

function oauthReason(failure: Refusal, vendor: string, method: AuthMethod): string {
  if (failure === 'revoked') return `${vendor} says that access was withdrawn. Connect again.`;
  if (failure === 'client_refused') {
    return `${vendor} refuses the OAuth application. Check its client id and secret, then reconnect.`;
  }
  const token = method.flow === 'oauth' && method.longLived ? 'access' : 'refresh';
  return `${vendor} no longer accepts the ${token} token. Connect again.`;
}
