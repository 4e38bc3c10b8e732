import { expect, it } from '@jest/globals';
import { matchesSearch } from './match-connector.ts';

const stripe = {
  name: 'Stripe',
  slug: 'stripe',
  family: 'payment',
  description: 'Cards à la carte',
};

it.each(['', 'str', 'STRIPE', 'payment stripe', 'a la carte', ' cards '])(
  'finds it by %j',
  (text) => {
    expect(matchesSearch(stripe, text)).toBe(true);
  },
);

it('wants every word', () => {
  expect(matchesSearch(stripe, 'stripe crm')).toBe(false);
});
