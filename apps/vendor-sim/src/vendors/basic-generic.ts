import { html, json, Refusal, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { escapeHtml, page } from '../oauth/page.ts';
import { refusedKey } from './api-key-generic.ts';
import { basicOf, keyCredential, MISSING, type Caller } from './credentials.ts';
import { demandScopes, genericApi } from './generic-api.ts';
import { genericFailure } from './generic-errors.ts';
import type { Call, Vendor } from './vendor.ts';

const CHALLENGE = { 'www-authenticate': 'Basic realm="api", charset="UTF-8"' };

export const basicGeneric: Vendor = {
  slug: 'basic_generic',
  name: 'Millstone ERP',
  failure: (status, message) => genericFailure(status, message),
  routes: genericApi(authenticate),
};

/** A supplier's portal: signing in is all that it can be asked. */
export const dealerPortal: Vendor = {
  slug: 'dealer_portal',
  name: 'Nordhaven Dealer Portal',
  failure: (status, message) => genericFailure(status, message),
  routes: [
    route('GET', '/', frontPage),
    route('GET', '/login', login),
    route('POST', '/login', login),
    ...genericApi(authenticate),
  ],
};

function authenticate(call: Call): Caller {
  const basic = basicOf(call.headers);
  const { state, caller } = basic
    ? keyCredential(call, `${basic.username}:${basic.password}`)
    : MISSING;
  if (state !== 'valid' || !caller) {
    throw new Refusal(refusedKey(state, 'user name or password', CHALLENGE));
  }
  demandScopes(call, caller, (missing) =>
    genericFailure(403, `The account lacks: ${missing.join(' ')}`, 'insufficient_scope'),
  );
  return caller;
}

function frontPage(call: Call): Reply {
  const { account } = authenticate(call);
  return html(
    200,
    page('Nordhaven Dealer Portal', 'Welcome', `<h1>Welcome, ${escapeHtml(account.name)}</h1>`),
  );
}

function login(call: Call): Reply {
  const { account, credential } = authenticate(call);
  const dealer = credential.slice(0, credential.indexOf(':'));
  return json(200, { dealer_id: dealer, id: String(account.number), name: account.name });
}
