import { route } from '../http/route.ts';
import type { Sim } from '../sim.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

export const keyRoutes = [
  route<ControlHandler>('GET', '/keys', (sim, input) => {
    const vendor = input.only('vendor').vendor();
    return { items: sim.keys.list().filter((key) => !vendor || key.vendor === vendor) };
  }),
  route<ControlHandler>('POST', '/keys', set),
];

/** Adds a key, or changes one; what is left out stays as it was. */
function set(sim: Sim, input: Input): unknown {
  input.only('vendor', 'key', 'state', 'scopes', 'account', 'secret');
  const vendor = input.vendorRequired();
  const key = input.required('key');
  const known = sim.keys.find(vendor, key);
  const account = input.text('account') ?? known?.account ?? [...sim.accounts.keys()][0]!;
  if (!sim.accounts.has(account)) throw refuse(`no account ${account}`);
  const changed = {
    vendor,
    key,
    account,
    state:
      input.raw('state') === undefined
        ? (known?.state ?? 'valid')
        : input.oneOf('state', ['valid', 'revoked', 'expired']),
    scopes:
      input.raw('scopes') === undefined ? (known?.scopes ?? null) : (input.texts('scopes') ?? null),
    secret: input.text('secret') ?? known?.secret ?? null,
  };
  sim.keys.set(changed);
  return changed;
}
