import { describe, expect, it } from 'vitest';
import { packAccess } from '@patchbay/contracts/access-ability';
import { CAPABILITIES, type Capability } from '@patchbay/contracts/capability';
import type { Connection } from '@patchbay/contracts/connection';
import { accessRules } from '@patchbay/core/access-rules';
import { ACTIONS, obstacleTo } from './availability.ts';

const siteWith = (capabilities: readonly Capability[]) => ({
  rules: packAccess(accessRules({ capabilities })),
});
const admin = siteWith(CAPABILITIES);
const viewer = siteWith(['connections.list']);
const connection = (
  change: Partial<Connection> = {},
): Pick<Connection, 'id' | 'state' | 'auth_flow' | 'has_refresh_token' | 'family'> => ({
  id: 7,
  state: 'active',
  auth_flow: 'oauth',
  has_refresh_token: true,
  family: 'crm',
  ...change,
});
const state = (reason: string) => ({ kind: 'state', reason });

describe('obstacleTo', () => {
  it('offers an administrator everything but resume on an active connection', () => {
    const off = ACTIONS.filter((action) => obstacleTo(action, connection(), admin) !== null);
    expect(off).toEqual(['resume']);
  });

  it('pauses only what is active and resumes only what is paused', () => {
    expect(obstacleTo('pause', connection({ state: 'error' }), admin)).toEqual(
      state('only_active'),
    );
    expect(obstacleTo('resume', connection({ state: 'paused' }), admin)).toBeNull();
  });

  it.each([
    [{ auth_flow: 'api_key' as const, has_refresh_token: false }, 'not_oauth'],
    [{ has_refresh_token: false }, 'no_refresh_token'],
    [{ state: 'auth_revoked' as const }, 'revoked'],
  ])('does not refresh %j', (change, reason) => {
    expect(obstacleTo('refresh', connection(change), admin)).toEqual(state(reason));
  });

  it('refreshes a key that buys its tokens', () => {
    const buying = connection({ auth_flow: 'api_key', has_refresh_token: true });
    expect(obstacleTo('refresh', buying, admin)).toBeNull();
  });

  it('changes scopes for OAuth only', () => {
    const fixed = connection({ auth_flow: 'basic' });
    expect(obstacleTo('scopes', fixed, admin)).toEqual(state('scopes_fixed'));
  });

  it('names the capability a role lacks', () => {
    expect(obstacleTo('test', connection(), viewer)).toEqual({
      kind: 'capability',
      capability: 'connections.test',
      family: null,
    });
  });

  it('names what no role could change before what this role lacks', () => {
    expect(obstacleTo('pause', connection({ state: 'paused' }), viewer)).toEqual(
      state('only_active'),
    );
  });
});
