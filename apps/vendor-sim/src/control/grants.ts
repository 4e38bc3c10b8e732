import { route } from '../http/route.ts';
import type { Authority } from '../oauth/authority.ts';
import type { GrantFilter, GrantRecord } from '../oauth/ledger.ts';
import type { Sim } from '../sim.ts';
import { DEMO_CLIENT } from '../settings.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

const FILTER = ['vendor', 'account', 'client', 'grant_id', 'scope'];

export const grantRoutes = [
  route<ControlHandler>('GET', '/grants', list),
  route<ControlHandler>('POST', '/grants', issue),
  route<ControlHandler>('POST', '/grants/expire', (sim, input) => {
    input.only(...FILTER, 'refresh');
    const refresh = input.flag('refresh') ?? false;
    return each(sim, input, (authority, grant) => authority.grants.expire(grant.id, refresh));
  }),
  route<ControlHandler>('POST', '/grants/revoke', (sim, input) => {
    input.only(...FILTER);
    return each(sim, input, (authority, grant) => authority.grants.revoke(grant.id));
  }),
  route<ControlHandler>('POST', '/grants/remove-scope', (sim, input) => {
    input.only(...FILTER);
    const scope = input.required('scope');
    return each(sim, input, (authority, grant) => authority.grants.removeScope(grant.id, scope));
  }),
];

function list(sim: Sim, input: Input): unknown {
  input.only(...FILTER, 'state');
  const state = input.text('state');
  const items = sim.authorities(input.vendor()).flatMap((authority) =>
    authority.grants
      .list(filter(input))
      .filter((grant) => !state || grant.state === state)
      .map((grant) => ({ ...grant, ...authority.grants.tokensOf(grant.id) })),
  );
  return { items };
}

/** Applies to every live grant that fits; the answer names them, so that a test sees it hit something. */
function each(
  sim: Sim,
  input: Input,
  act: (authority: Authority, grant: GrantRecord) => void,
): { affected: number; grant_ids: string[] } {
  const ids: string[] = [];
  for (const authority of sim.authorities(input.vendor())) {
    for (const grant of authority.grants.list(filter(input))) {
      if (grant.state !== 'live') continue;
      act(authority, grant);
      ids.push(grant.id);
    }
  }
  return { affected: ids.length, grant_ids: ids };
}

/** Tokens without a browser: for refresh tokens that are typed in, and for filling the demo. */
async function issue(sim: Sim, input: Input): Promise<unknown> {
  input.only('vendor', 'account', 'client', 'scopes');
  const authority = sim.authorities(input.vendorRequired())[0];
  if (!authority) throw refuse('this vendor has no OAuth');
  const account = sim.accounts.get(input.text('account') ?? [...sim.accounts.keys()][0]!);
  if (!account) throw refuse(`no account ${input.text('account')}`);
  const client = input.text('client') ?? DEMO_CLIENT.client_id;
  if (!sim.settings.clients.has(client)) throw refuse(`no client ${client}`);
  const { implied, accepts, scopes: known } = authority.profile;
  const scopes = input.texts('scopes') ?? (implied.length > 0 ? implied : Object.keys(known));
  const unknown = scopes.filter((scope) => !accepts.test(scope) && !(scope in known));
  if (unknown.length > 0) throw refuse(`no scope ${unknown.join(', ')}`);
  return authority.issue(account, client, scopes);
}

function filter(input: Input): GrantFilter {
  return {
    account: input.text('account'),
    client: input.text('client'),
    grant_id: input.text('grant_id'),
    scope: input.text('scope'),
  };
}
