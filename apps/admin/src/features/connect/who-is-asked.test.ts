import { expect, it } from 'vitest';
import { whoIsAsked } from './who-is-asked.ts';

const settings = { properties: { base_url: { 'x-field': 'url' }, note: {} } };
const generic = { name: 'API key', family: 'generic', settings };
const typed = (display_name: string, base_url = '') => ({ display_name, settings: { base_url } });

it('is the vendor, whatever the connection is called', () => {
  const stripe = { name: 'Stripe', family: 'payment', settings: {} };
  expect(whoIsAsked(stripe, typed('Web shop'))).toBe('Stripe');
});

it('is what a system without a connector of its own is called, else its host', () => {
  expect(whoIsAsked(generic, typed(' Warehouse ', 'https://w.example'))).toBe('Warehouse');
  expect(whoIsAsked(generic, typed('', 'https://w.example:81/api'))).toBe('w.example:81');
});

it('is nobody yet while nothing is typed that tells more, unless the portal has a name', () => {
  expect(whoIsAsked(generic, typed('', 'https://'))).toBeUndefined();
  const norco = { name: 'Norco', family: 'supplier', settings };
  expect(whoIsAsked(norco, typed(''))).toBe('Norco');
});
