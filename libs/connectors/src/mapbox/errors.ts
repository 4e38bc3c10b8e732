import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Token = z.object({
  code: z.enum(['TokenMalformed', 'TokenInvalid', 'TokenExpired', 'TokenRevoked']),
});
const Refusal = z.object({ message: z.string().max(500) });

/**
 * The address that tells of a token answers 200 also for one that is none.
 * https://docs.mapbox.com/api/accounts/tokens/#retrieve-a-token and
 * https://docs.mapbox.com/api/search/geocoding/#geocoding-api-errors
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const code = Token.safeParse(response.body).data?.code;
  if (code === 'TokenExpired') return { kind: 'credential_expired', code };
  if (code) return { kind: 'credential_revoked', code };
  if (response.status !== 401) return undefined;
  const message = Refusal.safeParse(response.body).data?.message ?? '';
  const expired = /expired/i.test(message);
  return { kind: expired ? 'credential_expired' : 'credential_revoked', code: '401' };
}
