import { conflict } from '../../platform/errors/problem.ts';

export function notRefreshable() {
  return conflict('not_refreshable', 'Nothing renews the credential of this connection.');
}
