/** The password of everybody in the demo; printed at every start, and worth nothing elsewhere. */
export const DEMO_PASSWORD = 'patchbay-demo';

export interface DemoSite {
  slug: string;
  name: string;
  alertAddress: string;
}

export const ACME = 'default';
export const HARBOUR = 'harbour-pine';

export const SITES: readonly DemoSite[] = [
  { slug: ACME, name: 'Acme Bikes', alertAddress: 'it@acmebikes.example' },
  { slug: HARBOUR, name: 'Harbour & Pine', alertAddress: 'jonas@harbourpine.example' },
];

/** Enough to look into troubles and to send again, without authority over credentials. */
export const SUPPORT_ROLE = {
  name: 'Support',
  capabilities: [
    'connections.list',
    'library.browse',
    'connections.test',
    'deliveries.browse',
    'deliveries.retry',
    'activity.browse',
  ],
};

export interface DemoPerson {
  email: string;
  name: string;
  /** Role by site slug. */
  roles: Readonly<Record<string, string>>;
}

export const INES = 'ines@acmebikes.example';
export const JONAS = 'jonas@harbourpine.example';

export const PEOPLE: readonly DemoPerson[] = [
  {
    email: INES,
    name: 'Ines Okafor',
    roles: { [ACME]: 'Administrator', [HARBOUR]: 'Editor' },
  },
  {
    email: 'tom@acmebikes.example',
    name: 'Tom Brandt',
    roles: { [ACME]: 'Editor', [HARBOUR]: 'Viewer' },
  },
  { email: 'lucia@acmebikes.example', name: 'Lucia Ferri', roles: { [ACME]: 'Viewer' } },
  { email: 'sam@acmebikes.example', name: 'Sam Idowu', roles: { [ACME]: 'Support' } },
  { email: JONAS, name: 'Jonas Wirth', roles: { [HARBOUR]: 'Administrator' } },
];

/** The modules that hand over events, each with a service token of its own. */
export const MODULES = [
  { module: 'forms', name: 'Forms' },
  { module: 'notifications', name: 'Notifications' },
  { module: 'posts', name: 'Posts' },
  { module: 'shop', name: 'Shop' },
] as const;
