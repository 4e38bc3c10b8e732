import { scopesNotGranted } from '@patchbay/core/scopes-not-granted';
import type { Connection } from './connection.entity.ts';

/** What the last authorization asked for in vain. */
export function scopesLacking(
  row: Pick<Connection, 'scopes_granted' | 'scopes_requested' | 'has_refresh_token'>,
): string[] {
  return scopesNotGranted(row.scopes_granted, row.scopes_requested ?? [], row.has_refresh_token);
}
