import type { Caller, UserCaller } from './caller.ts';
import { ProblemError } from '../errors/problem.ts';

/** @throws ProblemError 403 `user_required` for a service token */
export function requireUser(caller: Caller): UserCaller {
  if (caller.kind === 'user') return caller;
  throw new ProblemError(403, 'user_required', 'Only a signed-in person can do this.');
}
