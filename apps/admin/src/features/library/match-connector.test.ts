import { expect, it } from 'vitest';
import { matchesSearch } from './match-connector.ts';

const stripe = {
  name: 'Stripe',
  slug: 'stripe',
  family: 'payment',
  description: 'Cards à la carte',
  actions: ['charge_card'],
  keywords: ['invoice', 'Create a checkout page'],
};

it.each(['', 'str', 'STRIPE', 'payment stripe', 'a la carte', ' cards ', 'trip'])(
  'finds it by %j',
  (text) => {
    expect(matchesSearch(stripe, text)).toBe(true);
  },
);

it.each(['invoice', 'charge', 'checkout', 'Geld'])(
  'finds it by what people do with it: %j',
  (text) => {
    expect(matchesSearch(stripe, text, 'Zahlung Geld')).toBe(true);
  },
);

it('wants every word', () => {
  expect(matchesSearch(stripe, 'stripe crm')).toBe(false);
});

it('finds nothing by the inside of a word that is not its name', () => {
  expect(matchesSearch(stripe, 'voice')).toBe(false);
});
