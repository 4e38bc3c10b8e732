import type { ConnectionScopes } from '@patchbay/contracts/connection';

type Offered = ConnectionScopes['offered'][number];

/** Why a scope cannot be given up: the connector needs it always, or its test call does. */
export function isLocked(scope: Pick<Offered, 'required' | 'required_by'>): boolean {
  return scope.required || scope.required_by.some((user) => user.kind === 'test');
}

/** What is ticked at first: what is held, what was asked for in vain, and what must be. */
export function startChoice({ offered, missing }: ConnectionScopes): string[] {
  return offered
    .filter((scope) => scope.held || missing.includes(scope.id) || isLocked(scope))
    .map((scope) => scope.id);
}

/** What would be asked for: of what is offered, the chosen and the locked, in the offer's order. */
export function askedFor(scopes: ConnectionScopes, chosen: readonly string[]): string[] {
  return scopes.offered
    .filter((scope) => isLocked(scope) || chosen.includes(scope.id))
    .map((scope) => scope.id);
}

export interface ScopeChange {
  added: Offered[];
  dropped: Offered[];
}

/** What agreeing to `asked` would add to what is held, and take away from it. */
export function scopeChange({ offered }: ConnectionScopes, asked: readonly string[]): ScopeChange {
  return {
    added: offered.filter((scope) => !scope.held && asked.includes(scope.id)),
    dropped: offered.filter((scope) => scope.held && !asked.includes(scope.id)),
  };
}

/** Whether somebody changed the grant, or what was asked for, since `seen` was read. */
export function changedSince(seen: ConnectionScopes, now: ConnectionScopes): boolean {
  return fingerprint(seen) !== fingerprint(now);
}

/** A choice made on `seen`, carried over to `now`: what was ticked and unticked stays so. */
export function rebasedChoice(
  chosen: readonly string[],
  seen: ConnectionScopes,
  now: ConnectionScopes,
): string[] {
  const before = startChoice(seen);
  const unticked = before.filter((id) => !chosen.includes(id));
  const ticked = chosen.filter((id) => !before.includes(id));
  return [...new Set([...startChoice(now), ...ticked])].filter((id) => !unticked.includes(id));
}

function fingerprint({ held, requested }: ConnectionScopes): string {
  return JSON.stringify([[...held].sort(), requested && [...requested].sort()]);
}
