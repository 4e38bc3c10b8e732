import type { Account } from '../accounts.ts';

const STREETS = ['Harbour', 'Station', 'Market', 'Mill', 'Church', 'Garden', 'Bridge', 'School'];
const BRANCHES = 64;

/** A person's own account, and the group in which the business keeps its locations. */
export function accountsOf(account: Account) {
  return [
    { name: `accounts/${account.number}`, accountName: account.person, type: 'PERSONAL' },
    {
      name: `accounts/${account.number + 1}`,
      accountName: `${account.name} locations`,
      type: 'LOCATION_GROUP',
      role: 'OWNER',
    },
  ];
}

/** More than a page holds; the first is verified, and every fifth is not. */
export function locationsOf(account: Account, parent: string) {
  if (parent !== `accounts/${account.number + 1}`) return [];
  return Array.from({ length: BRANCHES }, (_, index) => ({
    name: `locations/${account.number * 100 + index}`,
    title: `${account.name} ${STREETS[index % STREETS.length]} Street ${index + 1}`,
    storefrontAddress: {
      regionCode: account.country_code,
      postalCode: String(10_000 + index * 7),
      locality: account.city,
      addressLines: [`${index + 1} ${STREETS[index % STREETS.length]} Street`],
    },
    metadata: index % 5 === 4 ? {} : { hasVoiceOfMerchant: true as const },
  }));
}

export function ownsLocation(account: Account, id: string) {
  const all = accountsOf(account).flatMap(({ name }) => locationsOf(account, name));
  return all.find(({ name }) => name === `locations/${id}`);
}
