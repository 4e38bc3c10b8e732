import { describe, expect, it } from 'vitest';
import type { ConnectionScopes } from '@patchbay/contracts/connection';
import { askedFor, changedSince, rebasedChoice, scopeChange, startChoice } from './scope-choice.ts';

type Offered = ConnectionScopes['offered'][number];
const scope = (id: string, more: Partial<Offered> = {}): Offered => ({
  ...{ id, label: id, required: false, held: false, required_by: [], ...more },
});
const scopes = (held: string[], missing: string[] = []): ConnectionScopes => ({
  offered: [
    scope('base', { required: true }),
    scope('read', { required_by: [{ kind: 'test', name: 'test' }] }),
    scope('write', { required_by: [{ kind: 'action', name: 'create' }] }),
    scope('admin'),
  ].map((each) => ({ ...each, held: held.includes(each.id) })),
  held,
  requested: [...held, ...missing],
  missing,
});
const ids = (offered: Offered[]) => offered.map((each) => each.id);

describe('a choice of scopes', () => {
  it('starts with what is held, what was asked for in vain, and what is always needed', () => {
    expect(startChoice(scopes(['base', 'write'], ['admin']))).toEqual([
      ...['base', 'read', 'write', 'admin'],
    ]);
    expect(startChoice(scopes([]))).toEqual(['base', 'read']);
  });

  it('never gives up what the connector or its test needs', () => {
    expect(askedFor(scopes(['base', 'read']), [])).toEqual(['base', 'read']);
  });

  it('asks for nothing that is not offered', () => {
    expect(askedFor(scopes(['base', 'legacy']), ['legacy', 'admin'])).toEqual([
      ...['base', 'read', 'admin'],
    ]);
  });

  it('says what it adds and what it drops', () => {
    const { added, dropped } = scopeChange(scopes(['base', 'read', 'write']), ['base', 'read', 'admin']); // prettier-ignore
    expect([ids(added), ids(dropped)]).toEqual([['admin'], ['write']]);
  });
});

describe('another operator at the same time', () => {
  it('is noticed by what is held and by what was asked for, in any order', () => {
    expect(changedSince(scopes(['base', 'read']), scopes(['read', 'base']))).toBe(false);
    expect(changedSince(scopes(['base']), scopes(['base', 'write']))).toBe(true);
    expect(changedSince(scopes(['base']), scopes(['base'], ['admin']))).toBe(true);
  });

  it('keeps both changes: theirs is the new start, mine what I ticked and unticked', () => {
    const seen = scopes(['base', 'read', 'write']);
    const mine = ['base', 'read', 'admin'];
    expect(rebasedChoice(mine, seen, scopes(['base', 'read', 'write']))).toEqual(mine);
    expect(
      rebasedChoice(['base', 'read', 'write', 'admin'], seen, scopes(['base', 'read'])),
    ).toEqual(
      // prettier-ignore
      ['base', 'read', 'admin'],
    );
  });
});
