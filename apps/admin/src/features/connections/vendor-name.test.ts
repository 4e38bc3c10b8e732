import { expect, it } from 'vitest';
import { vendorName } from './vendor-name.ts';

it.each([
  ['crm', 'HubSpot'],
  ['generic', 'Ledgerline'],
  ['webhook', 'Ledgerline'],
])('speaks of a connection of the family %s as %s', (family, name) => {
  expect(vendorName({ family, display_name: 'Ledgerline' }, 'HubSpot')).toBe(name);
});
