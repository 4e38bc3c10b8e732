import type { AuthFlow } from '@patchbay/core/auth-flow';
import { attemptVerdict } from '@patchbay/core/attempt-verdict';
import type { ErrorReading } from './error-reading.ts';

/**
 * The platform's reading of a status code when the connector has none of its own; `undefined` for 2xx.
 * An OAuth token that is refused may be refreshed, so it counts as expired; a key that is refused
 * cannot, so it counts as revoked. 403 is about the credential's reach (RFC 9110 section 15.5.4).
 */
export function defaultReading(status: number, flow: AuthFlow): ErrorReading | undefined {
  const code = String(status);
  const verdict = attemptVerdict(status);
  if (verdict === 'delivered') return undefined;
  if (verdict === 'unauthorized') {
    return { kind: flow === 'oauth' ? 'credential_expired' : 'credential_revoked', code };
  }
  if (status === 403) return { kind: 'scope_insufficient', code };
  if (status === 429) return { kind: 'rate_limited', code };
  if (verdict === 'retry') return { kind: 'vendor_error', code };
  return { kind: 'rejected', code };
}
