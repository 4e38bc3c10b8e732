import { createHash, randomUUID } from 'node:crypto';
import type { Account } from '../accounts.ts';
import { json, Refusal, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import type { OAuthProfile, TokenAnswer } from '../oauth/profile.ts';
import { isObject, jsonObject, text } from './body.ts';
import { basicOf, bearerCredential, bearerOf, MISSING, type Credential } from './credentials.ts';
import type { Call, Vendor } from './vendor.ts';

const DATA_CENTER = 'us21';
const DECADE_SECONDS = 10 * 365 * 24 * 3600;
const HIDDEN_SCOPE = 'mailchimp_account';
const LIST_ID = 'a1b2c3d4e5';

/**
 * https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/
 * Mailchimp has no scopes, its tokens do not expire, and it issues no refresh token.
 */
const mailchimpOAuth: OAuthProfile = {
  paths: { authorize: ['/oauth2/authorize'], token: ['/oauth2/token'] },
  scopes: {},
  // Whatever scope is sent is ignored: there is nothing to grant but the whole account.
  accepts: /^[\x21\x23-\x5b\x5d-\x7e]+$/,
  implied: [HIDDEN_SCOPE],
  optional: () => false,
  accessTokenSeconds: DECADE_SECONDS,
  refreshToken: () => false,
  rotates: false,
  shapeToken: ({ status, body }: TokenAnswer) =>
    status === 200 ? { access_token: body.access_token, expires_in: 0, scope: null } : body,
};

/** The Marketing API 3.0; errors are problem documents (type, title, status, detail, instance). */
export const mailchimp: Vendor = {
  slug: 'mailchimp',
  name: 'Mailchimp',
  oauth: mailchimpOAuth,
  failure: (status, message) => problem(status, TITLE[status] ?? 'Internal Server Error', message),
  routes: [
    route('GET', '/oauth2/metadata', metadata),
    route('GET', '/3.0/ping', ping),
    route('GET', '/3.0', root),
    route('GET', '/3.0/', root),
    route('GET', '/3.0/lists', lists),
    route('PUT', '/3.0/lists/:list/members/:hash', putMember),
    route('GET', '/3.0/lists/:list/members/:hash', getMember),
  ],
};

/** Titles of https://mailchimp.com/developer/marketing/docs/errors/ */
const TITLE: Record<number, string> = {
  400: 'Bad Request',
  401: 'API Key Invalid',
  403: 'Forbidden',
  404: 'Resource Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
};

const DETAIL: Record<number, string> = {
  400: 'Your request could not be processed.',
  401: "Your API key may be invalid, or you've attempted to access the wrong datacenter.",
  403: 'You are not permitted to access this resource.',
  404: 'The requested resource could not be found.',
  429: 'You have exceeded the limit of 10 simultaneous connections.',
};

function problem(
  status: number,
  title: string,
  detail = DETAIL[status] ?? 'An unexpected internal error has occurred.',
  more: Record<string, unknown> = {},
): Reply {
  const type = 'https://mailchimp.com/developer/marketing/docs/errors/';
  const body = { type, title, status, detail, instance: randomUUID(), ...more };
  return json(status, body, {}, 'application/problem+json; charset=utf-8');
}

/** OAuth tokens as `Bearer` or `OAuth`; a key or a token as the password of basic authentication. */
function credentialOf(call: Call): Credential {
  if (bearerOf(call.headers)) return bearerCredential(call);
  const basic = basicOf(call.headers);
  return basic ? bearerCredential(call, basic.password) : MISSING;
}

function authenticate(call: Call): Account {
  const { state, caller } = credentialOf(call);
  if (state === 'valid' && caller) return caller.account;
  if (state === 'missing') {
    const detail = 'Your request did not include an API key.';
    throw new Refusal(problem(401, 'API Key Missing', detail));
  }
  throw new Refusal(problem(401, 'API Key Invalid'));
}

/** `GET /oauth2/metadata` tells which data centre the account lives in. */
function metadata(call: Call): Reply {
  const { state, caller } = bearerCredential(call);
  if (state !== 'valid' || !caller) {
    return json(401, { error: 'invalid_token', error_description: 'The access token is invalid.' });
  }
  const { account } = caller;
  return json(200, {
    dc: DATA_CENTER,
    role: 'owner',
    accountname: account.name,
    user_id: account.number,
    login: {
      email: account.email,
      avatar: null,
      login_id: account.number + 1,
      login_name: account.email,
      login_email: account.email,
    },
    login_url: 'https://login.mailchimp.com',
    api_endpoint: `https://${DATA_CENTER}.api.mailchimp.com`,
  });
}

function ping(call: Call): Reply {
  authenticate(call);
  return json(200, { health_status: "Everything's Chimpy!" });
}

function root(call: Call): Reply {
  const account = authenticate(call);
  const [first, ...rest] = account.person.split(' ');
  return json(200, {
    account_id: createHash('md5').update(account.id).digest('hex').slice(0, 25),
    login_id: String(account.number + 1),
    account_name: account.name,
    email: account.email,
    first_name: first,
    last_name: rest.join(' '),
    username: account.email,
    role: 'owner',
    account_timezone: account.timezone,
    contact: { company: account.name, city: account.city, country: account.country },
    total_subscribers: call.shelf.size('members'),
    _links: [],
  });
}

function lists(call: Call): Reply {
  const account = authenticate(call);
  const list = { id: LIST_ID, web_id: account.number, name: `${account.name} newsletter` };
  return json(200, { lists: [list], total_items: 1, _links: [] });
}

interface Member {
  id: string;
  email_address: string;
  [field: string]: unknown;
}

/** Add or update: the hash is the MD5 of the lower-cased address. */
function putMember(call: Call): Reply {
  authenticate(call);
  const { list, hash } = call.params;
  const body = jsonObject(call.raw);
  const email = text(body?.email_address);
  if (!body || !email) {
    return problem(
      400,
      'Invalid Resource',
      "The resource submitted could not be validated. For field-specific details, see the 'errors' array.",
      {
        errors: [{ field: 'email_address', message: 'This value should not be blank.' }],
      },
    );
  }
  if (!/^\S+@\S+\.\S+$/.test(email)) {
    return problem(400, 'Invalid Resource', 'Please provide a valid email address.');
  }
  const known = call.shelf.get<Member>('members', `${list}/${hash}`);
  const status = text(body.status) ?? (known ? text(known.status) : text(body.status_if_new));
  if (!status) {
    return problem(
      400,
      'Invalid Resource',
      "The resource submitted could not be validated. For field-specific details, see the 'errors' array.",
      {
        errors: [{ field: 'status', message: 'Data did not match any of the schemas.' }],
      },
    );
  }
  const now = new Date().toISOString();
  const member: Member = {
    ...known,
    id: createHash('md5').update(email.toLowerCase()).digest('hex'),
    email_address: email,
    unique_email_id: createHash('md5').update(email).digest('hex').slice(0, 10),
    web_id: Number(known?.web_id ?? call.shelf.nextNumber(700_000)),
    status,
    merge_fields: isObject(body.merge_fields) ? body.merge_fields : (known?.merge_fields ?? {}),
    email_type: 'html',
    list_id: list,
    last_changed: now,
    timestamp_opt: known?.timestamp_opt ?? now,
    tags: [],
    _links: [],
  };
  return json(200, call.shelf.put('members', `${list}/${hash}`, member));
}

function getMember(call: Call): Reply {
  authenticate(call);
  const member = call.shelf.get('members', `${call.params.list}/${call.params.hash}`);
  return member ? json(200, member) : problem(404, 'Resource Not Found');
}
