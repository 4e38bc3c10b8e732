import { definePlanned, type PlannedDefinition } from '@patchbay/connector-sdk/planned';

/** What the library shows as planned. An entry goes when the folder of its slug comes. */
export const planned: readonly PlannedDefinition[] = [
  definePlanned({
    slug: 'higgsfield',
    name: 'Higgsfield',
    family: 'ai',
    description: 'Videos made from photos and project data.',
    keywords: ['video', 'image', 'film', 'portfolio'],
  }),
  definePlanned({
    slug: 'marketing_boost',
    name: 'Marketing Boost',
    family: 'incentives',
    description: 'Travel certificates and gift cards as thanks for reviews and referrals.',
    keywords: ['reward', 'referral', 'review', 'voucher', 'gift'],
  }),
  definePlanned({
    slug: 'gift_card_vendor',
    name: 'Gift card vendor',
    family: 'incentives',
    description: 'Gift cards sent straight to customers who refer others.',
    keywords: ['reward', 'referral', 'voucher', 'gift'],
  }),
];
