import { route } from '../http/route.ts';
import type { Sim } from '../sim.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

export const settingRoutes = [
  route<ControlHandler>('POST', '/reset', (sim) => sim.reset()),
  route<ControlHandler>('GET', '/accounts', (sim) => ({ items: [...sim.accounts.values()] })),
  route<ControlHandler>('POST', '/token-ttl', tokenTtl),
  route<ControlHandler>('POST', '/token-endpoint', tokenEndpoint),
  route<ControlHandler>('POST', '/refresh-rotation', rotation),
  route<ControlHandler>('POST', '/issuer-parameter', issuerParameter),
  route<ControlHandler>('POST', '/api-key-header', apiKeyHeader),
  route<ControlHandler>('POST', '/scope-rules', scopeRule),
  route<ControlHandler>('GET', '/clients', (sim) => ({
    items: [...sim.settings.clients.values()],
  })),
  route<ControlHandler>('POST', '/clients', client),
];

function tokenTtl(sim: Sim, input: Input): unknown {
  input.only('seconds', 'vendor');
  const seconds = input.number('seconds', 1);
  if (seconds === undefined) throw refuse('seconds is missing');
  sim.settings.setTokenTtl(input.vendor(), seconds);
  return { seconds, vendor: input.vendor() ?? null };
}

function tokenEndpoint(sim: Sim, input: Input): unknown {
  input.only('delay_ms', 'vendor');
  sim.settings.tokenDelay = {
    delay_ms: input.number('delay_ms') ?? 0,
    vendor: input.vendor() ?? null,
  };
  return sim.settings.tokenDelay;
}

/** Whether a refresh hands out a new refresh token, against the vendor's own habit. */
function rotation(sim: Sim, input: Input): unknown {
  const on = input.only('on', 'vendor').flag('on');
  if (on === undefined) throw refuse('on is missing');
  sim.settings.setRotation(input.vendor(), on);
  return { on, vendor: input.vendor() ?? null };
}

/** Whether the vendor names itself in the authorization response (`iss`, RFC 9207). */
function issuerParameter(sim: Sim, input: Input): unknown {
  const on = input.only('on', 'vendor').flag('on');
  if (on === undefined) throw refuse('on is missing');
  const vendor = input.vendorRequired();
  if (on) sim.settings.sendsIss.add(vendor);
  else sim.settings.sendsIss.delete(vendor);
  return { on, vendor };
}

function apiKeyHeader(sim: Sim, input: Input): unknown {
  input.only('vendor', 'header', 'prefix');
  const vendor = input.text('vendor') ?? 'api_key_generic';
  const value = { header: input.required('header'), prefix: input.text('prefix') ?? '' };
  sim.settings.setKeyHeader(vendor, value);
  return { vendor, ...value };
}

/** From now on a generic vendor demands this scope for the paths that fit. */
function scopeRule(sim: Sim, input: Input): unknown {
  input.only('vendor', 'path', 'method', 'scope');
  const rule = {
    vendor: input.vendorRequired(),
    path: input.text('path') ?? '*',
    method: input.text('method')?.toUpperCase() ?? null,
    scope: input.required('scope'),
  };
  sim.settings.scopeRules.push(rule);
  return rule;
}

function client(sim: Sim, input: Input): unknown {
  input.only('client_id', 'client_secret', 'client_name', 'redirect_uris');
  const id = input.required('client_id');
  const known = sim.settings.clients.get(id);
  const redirectUris = input.texts('redirect_uris') ?? known?.redirect_uris;
  const value = {
    client_id: id,
    client_secret: input.text('client_secret') ?? known?.client_secret ?? `${id}-secret`,
    client_name: input.text('client_name') ?? known?.client_name ?? id,
    redirect_uris: redirectUris ?? ['http://localhost:3000/oauth/callback'],
  };
  if (!value.redirect_uris.every((uri) => URL.canParse(uri)))
    throw refuse('redirect_uris must be URLs');
  sim.settings.clients.set(id, value);
  return value;
}
