import { expect, it } from '@jest/globals';
import { missingCapability } from './capability.ts';

const editor = { capabilities: ['connections.list' as const, 'connections.create' as const] };

it('finds nothing missing when the capability is held', () => {
  expect(missingCapability(editor, 'connections.list')).toBeNull();
});

it('names the capability that is missing', () => {
  expect(missingCapability(editor, 'connections.pause')).toBe('connections.pause');
});

it('asks for payment authority where a credential of a payment connector is at stake', () => {
  expect(missingCapability(editor, 'connections.create', 'payment')).toBe(
    'manage_payment_credentials',
  );
  expect(missingCapability(editor, 'connections.create', 'crm')).toBeNull();
});
