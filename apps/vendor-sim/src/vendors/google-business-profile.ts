import type { Reply } from '../http/reply.ts';
import { json } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { jsonObject, text } from './body.ts';
import { authenticate } from './google-auth.ts';
import { accountsOf, locationsOf, ownsLocation } from './google-business-places.ts';
import { googleError } from './google-errors.ts';
import { googleOAuth, googleTokenRoutes } from './google-oauth.ts';
import type { Call, Vendor } from './vendor.ts';

export const MANAGE = 'https://www.googleapis.com/auth/business.manage';

/*
 * Google Business Profile: account management v1, business information v1, verifications v1 and what
 * the fourth version of the old interface kept, https://developers.google.com/my-business/ref_overview
 */
export const googleBusinessProfile: Vendor = {
  slug: 'google_business_profile',
  name: 'Google Business Profile',
  oauth: {
    ...googleOAuth,
    scopes: { ...googleOAuth.scopes, [MANAGE]: 'See and manage your Google business listings' },
    optional: (scope) => scope === MANAGE,
  },
  failure: (status, message) => googleError(status, message),
  routes: [
    ...googleTokenRoutes,
    route('GET', '/v1/accounts', listAccounts),
    route('GET', '/v1/accounts/:account/locations', listLocations),
    route('GET', '/v1/locations/:location', getLocation),
    route('GET', '/v1/locations/:location/VoiceOfMerchantState', getVoiceOfMerchant),
    route('PUT', '/v4/accounts/:account/locations/:location/reviews/:review/reply', updateReply),
    route('POST', '/v4/accounts/:account/locations/:location/localPosts', createLocalPost),
  ],
};

function caller(call: Call, service: string, method: string) {
  const rpc = { service: `${service}.googleapis.com`, method, anyOf: [MANAGE] };
  return authenticate(call, rpc).account;
}

function listAccounts(call: Call): Reply {
  const account = caller(call, 'mybusinessaccountmanagement', 'Accounts.ListAccounts');
  return page(call, 'accounts', accountsOf(account), 20);
}

function listLocations(call: Call): Reply {
  const account = caller(call, 'mybusinessbusinessinformation', 'Locations.ListLocations');
  if (!call.query.get('readMask')) return googleError(400, 'read_mask is required.');
  const parent = `accounts/${call.params.account}`;
  if (!accountsOf(account).some(({ name }) => name === parent)) return googleError(404);
  return page(call, 'locations', locationsOf(account, parent), 100);
}

function getLocation(call: Call): Reply {
  const account = caller(call, 'mybusinessbusinessinformation', 'Locations.GetLocation');
  if (!call.query.get('readMask')) return googleError(400, 'read_mask is required.');
  const found = ownsLocation(account, call.params.location!);
  return found ? json(200, found) : googleError(404);
}

/** What is false is left out, as in every answer of Google's. */
function getVoiceOfMerchant(call: Call): Reply {
  const account = caller(call, 'mybusinessverifications', 'VoiceOfMerchant.Get');
  const found = ownsLocation(account, call.params.location!);
  if (!found) return googleError(404);
  if (found.metadata.hasVoiceOfMerchant) {
    return json(200, { hasVoiceOfMerchant: true, hasBusinessAuthority: true });
  }
  return json(200, { verify: { hasPendingVerification: true } });
}

function updateReply(call: Call): Reply {
  const account = caller(call, 'mybusiness', 'Reviews.UpdateReply');
  if (!ownsLocation(account, call.params.location!)) return googleError(404);
  const comment = text(jsonObject(call.raw)?.comment);
  if (!comment) return googleError(400, 'A reply needs a comment.');
  const slot = `${call.params.location}/${call.params.review}`;
  const reply = { comment, updateTime: new Date().toISOString() };
  return json(200, call.shelf.put('replies', slot, reply));
}

function createLocalPost(call: Call): Reply {
  const account = caller(call, 'mybusiness', 'LocalPosts.CreateLocalPost');
  if (!ownsLocation(account, call.params.location!)) return googleError(404);
  const body = jsonObject(call.raw);
  if (!text(body?.summary)) return googleError(400, 'A post needs a summary.');
  const { account: parent, location } = call.params;
  const id = String(call.shelf.nextNumber(7000));
  const createTime = new Date().toISOString();
  const name = `accounts/${parent}/locations/${location}/localPosts/${id}`;
  return json(
    200,
    call.shelf.put('posts', id, {
      ...body,
      name,
      state: 'LIVE',
      createTime,
      updateTime: createTime,
    }),
  );
}

/** A page token is the number of what was given before; an empty list is left out altogether. */
function page(call: Call, key: string, all: readonly object[], most: number): Reply {
  const size = Math.min(Number(call.query.get('pageSize') ?? 10) || 10, most);
  const start = Number(call.query.get('pageToken') ?? 0);
  if (!Number.isInteger(start)) return googleError(400, 'Invalid page token.');
  const items = all.slice(start, start + size);
  const next = start + size;
  return json(200, {
    ...(items.length > 0 && { [key]: items }),
    ...(next < all.length && { nextPageToken: String(next) }),
  });
}
