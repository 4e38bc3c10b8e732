import type { ChangePassword } from '@patchbay/contracts/auth';
import { tell } from '../../../lib/api.ts';

/** Ends every other session of the person; this one goes on under a new cookie. */
export function changePassword(body: ChangePassword): Promise<void> {
  return tell('POST', '/api/v1/me/password', { body });
}
