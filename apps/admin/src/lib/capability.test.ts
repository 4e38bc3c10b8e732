import { expect, it } from 'vitest';
import { packAccess } from '@patchbay/contracts/access-ability';
import { CAPABILITIES, type Capability } from '@patchbay/contracts/capability';
import { accessRules, type Holding } from '@patchbay/core/access-rules';
import { obstacleIn } from './capability.ts';
import { i18n } from './i18n.ts';
import { obstacleText } from './obstacle-text.ts';

const siteWith = (
  capabilities: readonly Capability[],
  familyOverrides: NonNullable<Holding['familyOverrides']> = {},
) => ({ rules: packAccess(accessRules({ capabilities, familyOverrides })) });

const editor = siteWith(['connections.list', 'connections.create']);
const payment = { family: 'payment' };

it('finds nothing in the way when the capability is held', () => {
  expect(obstacleIn(editor, 'connections.list')).toBeNull();
  expect(obstacleIn(editor, 'connections.create', { family: 'crm' })).toBeNull();
});

it('names the capability that is missing', () => {
  expect(obstacleIn(editor, 'connections.pause')).toEqual({
    kind: 'capability',
    capability: 'connections.pause',
    family: null,
  });
});

it('asks for payment authority where a credential of a payment connector is at stake', () => {
  expect(obstacleIn(editor, 'connections.create', payment)).toEqual({
    kind: 'capability',
    capability: 'manage_payment_credentials',
    family: 'payment',
  });
});

it('knows the site’s own demands on a family', () => {
  const strict = siteWith(['connections.create'], { crm: { capability: 'settings.manage' } });
  expect(obstacleIn(strict, 'connections.create', { family: 'crm' })).toMatchObject({
    capability: 'settings.manage',
    family: 'crm',
  });
  const admin = siteWith(CAPABILITIES, { crm: { capability: 'settings.manage' } });
  expect(obstacleIn(admin, 'connections.create', { family: 'crm' })).toBeNull();
});

it('says in words what is missing, and that it is the family that asks for it', () => {
  const text = (obstacle: ReturnType<typeof obstacleIn>) => obstacleText(obstacle!, i18n.t);
  expect(text(obstacleIn(editor, 'connections.pause'))).toBe(
    'Your role does not include “Pause and resume” (connections.pause).',
  );
  expect(text(obstacleIn(editor, 'connections.create', payment))).toMatch(
    /^Payment.* connectors ask for “Handle credentials of payment providers”/,
  );
});
