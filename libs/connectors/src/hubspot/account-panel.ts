import type { FactsPanel, PanelFact } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';

const line = z.string().min(1).optional().catch(undefined);

const Details = z.object({
  portalId: z.int().positive(),
  accountType: line,
  dataHostingLocation: line,
  companyCurrency: line,
  timeZone: line,
});

const TYPES: Readonly<Record<string, string>> = {
  STANDARD: 'Standard',
  SANDBOX: 'Sandbox',
  DEVELOPER_TEST: 'Developer test account',
  APP_DEVELOPER: 'App developer account',
};

const PLACES: Readonly<Record<string, string>> = {
  na1: 'North America',
  na2: 'North America',
  eu1: 'European Union',
  ap1: 'Australia',
  ca1: 'Canada',
};

/**
 * Which account this really is: contacts that never turn up are often found in a sandbox.
 * `GET /account-info/v3/details`
 */
export const accountPanel: FactsPanel = {
  kind: 'facts',
  title: 'HubSpot account',
  description: 'What HubSpot says about the account that this connection writes to.',
  scopes: ['oauth'],
  facts: {
    request: () => ({ method: 'GET', path: '/account-info/v3/details' }),
    read: ({ body }) => {
      const found = Details.safeParse(body).data;
      if (!found) return undefined;
      const { accountType: type, dataHostingLocation: place } = found;
      const facts: PanelFact[] = [{ label: 'Account id', value: String(found.portalId) }];
      const add = (label: string, value: string | undefined, tone?: PanelFact['tone']) =>
        value === undefined ? undefined : facts.push({ label, value, ...(tone && { tone }) });
      add('Kind', type && (TYPES[type] ?? type), type === 'STANDARD' ? 'good' : 'warn');
      add('Data is kept in', place && (PLACES[place] ?? place));
      add('Currency', found.companyCurrency);
      add('Time zone', found.timeZone);
      return facts;
    },
  },
};
