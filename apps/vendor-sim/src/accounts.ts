/**
 * A believable customer of every vendor. The numeric ids stand in for what each vendor calls an
 * account: HubSpot's portal, Google's analytics account, Mailchimp's login, Stripe's `acct_…`.
 */
export interface Account {
  id: string;
  name: string;
  person: string;
  email: string;
  website: string;
  /** Base of the numeric ids that vendors derive from it. */
  number: number;
  currency: string;
  country: string;
  /** ISO 3166-1 alpha-2. */
  country_code: string;
  city: string;
  timezone: string;
}

export const DEFAULT_ACCOUNTS: readonly Account[] = [
  {
    id: 'acme',
    name: 'Acme Ltd',
    person: 'Anna Berg',
    email: 'anna@acme.example',
    website: 'https://acme.example',
    number: 48210731,
    currency: 'EUR',
    country: 'Ireland',
    country_code: 'IE',
    city: 'Cork',
    timezone: 'Europe/Dublin',
  },
  {
    id: 'harbour',
    name: 'Harbour & Pine',
    person: 'Jonas Wirth',
    email: 'jonas@harbourpine.example',
    website: 'https://harbourpine.example',
    number: 51733902,
    currency: 'EUR',
    country: 'Germany',
    country_code: 'DE',
    city: 'Kiel',
    timezone: 'Europe/Berlin',
  },
  {
    id: 'vester',
    name: 'Vester Cycles',
    person: 'Mette Holm',
    email: 'mette@vestercycles.example',
    website: 'https://vestercycles.example',
    number: 39004417,
    currency: 'DKK',
    country: 'Denmark',
    country_code: 'DK',
    city: 'Aarhus',
    timezone: 'Europe/Copenhagen',
  },
];
