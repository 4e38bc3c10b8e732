import { conflict } from '../../platform/errors/problem.ts';

export function notRefreshable() {
  return conflict('not_refreshable', 'This connection holds no refresh token.');
}
