import { expect, it } from 'vitest';
import { badAddresses } from './bad-addresses.ts';

const fault = (path: string) => ({ path, message: 'is bad' });

it('names the addresses that were refused', () => {
  const sent = ['a@example.com', 'nobody', 'b@example.com', '@'];
  const faults = [fault('alert_addresses.1'), fault('alert_addresses.3')];
  expect(badAddresses(faults, sent)).toEqual(['nobody', '@']);
});

it('tells a list that is refused as a whole from one that is fine', () => {
  expect(badAddresses([fault('alert_addresses')], ['a@example.com'])).toEqual([]);
  expect(badAddresses([fault('timeout')], ['a@example.com'])).toBeNull();
});
