import { tell } from '../../../lib/api.ts';

export function logout(): Promise<void> {
  return tell('POST', '/api/v1/auth/logout');
}
