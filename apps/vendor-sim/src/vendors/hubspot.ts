import { json, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { authenticate } from './hubspot-auth.ts';
import { crm } from './hubspot-crm.ts';
import { failure } from './hubspot-errors.ts';
import { hubspotOAuth } from './hubspot-oauth.ts';
import { hubspotTokenRoutes } from './hubspot-tokens.ts';
import type { Call, Vendor } from './vendor.ts';

/*
 * HubSpot: https://developers.hubspot.com/docs/api-reference and the published descriptions
 * account-info-v3, contacts-v3, deals-v3, notes-v3 (required fields of every answer come from them).
 */
export const hubspot: Vendor = {
  slug: 'hubspot',
  name: 'HubSpot',
  oauth: hubspotOAuth,
  failure,
  routes: [
    ...hubspotTokenRoutes,
    route('GET', '/account-info/v3/details', accountDetails),
    ...crm('contacts', 'crm.objects.contacts'),
    ...crm('deals', 'crm.objects.deals'),
    ...crm('0-3', 'crm.objects.deals', 'deals'),
    // Notes are guarded by the contact scopes, as the description of the notes API says.
    ...crm('notes', 'crm.objects.contacts'),
  ],
};

function accountDetails(call: Call): Reply {
  const { account } = authenticate(call, ['oauth']);
  return json(200, {
    portalId: account.number,
    portalName: account.name,
    accountType: 'STANDARD',
    timeZone: account.timezone,
    companyCurrency: account.currency,
    additionalCurrencies: [],
    utcOffset: '+01:00',
    utcOffsetMilliseconds: 3_600_000,
    uiDomain: 'app-eu1.hubspot.com',
    dataHostingLocation: 'eu1',
  });
}
