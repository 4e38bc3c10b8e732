import { expect, it } from 'vitest';
import type { Settings } from '@patchbay/contracts/settings';
import { statedFor, withOverride } from './override-target.ts';

const now = {
  family_overrides: { crm: { capability: 'settings.manage', timeout: '9s' }, email: {} },
  connector_overrides: { stripe: { rate_limit: null }, hubspot: { timeout: '5s' } },
} as unknown as Settings;
const crm = { kind: 'family', key: 'crm' } as const;
const stripe = { kind: 'connector', key: 'stripe' } as const;

it('keeps what a family asks for beside its rules', () => {
  expect(statedFor(crm, now)).toEqual({ timeout: '9s' });
  expect(withOverride(crm, { timeout: '2s' }, now).family_overrides).toEqual({
    crm: { capability: 'settings.manage', timeout: '2s' },
    email: {},
  });
  expect(withOverride(crm, {}, now).family_overrides).toEqual({
    crm: { capability: 'settings.manage' },
    email: {},
  });
});

it('leaves the other connectors alone, and takes away an entry that states nothing', () => {
  expect(withOverride(stripe, {}, now)).toEqual({
    connector_overrides: { hubspot: { timeout: '5s' } },
  });
  expect(withOverride(stripe, { rate_limit: null, timeout: '1s' }, now)).toEqual({
    connector_overrides: {
      hubspot: { timeout: '5s' },
      stripe: { rate_limit: null, timeout: '1s' },
    },
  });
});
