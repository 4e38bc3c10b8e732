import { createHash } from 'node:crypto';
import type { TokenGrant } from '@patchbay/connector-sdk/auth/token-grant';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { baseUrlOf } from '@patchbay/connector-sdk/host-allowed';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { ProblemError } from '../../platform/errors/problem.ts';
import { tokenGrantOf } from './token-grant-of.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * Whoever may change settings must not thereby be handed the credential: a stored one goes to no
 * other host than those it was entered for. A signing secret is sent nowhere.
 *
 * @throws ProblemError 422 `credential_required`, naming each setting that leads elsewhere
 */
export async function requireSameHosts(
  connector: Connector,
  method: AuthMethod,
  stored: Settings,
  changed: Settings,
): Promise<void> {
  if (method.flow === 'signed_token') return;
  const known = new Set(await credentialOrigins(connector, method, stored));
  const named = await credentialOrigins(connector, method, changed);
  const foreign = named.filter((one) => !known.has(one));
  if (foreign.length === 0) return;
  const names = Object.keys(changed).filter((name) => foreign.includes(originOf(changed[name])!));
  const message = 'leads to another host; enter the credential again together with it';
  throw new ProblemError(
    422,
    'credential_required',
    'A stored credential is not sent to another host. Enter it again together with the address, or connect anew.',
    { errors: names.map((name) => ({ path: `settings.${name}`, message })) },
  );
}

/** Scheme, host and port of every address that a credential of these settings is sent to. */
export async function credentialOrigins(
  connector: Connector,
  method: AuthMethod,
  settings: Settings,
): Promise<string[]> {
  const { hostsFromSettings } = connector;
  const base = baseAddress(connector, method, settings);
  const named = new Set(hostsFromSettings?.(settings));
  const grant = tokenGrantOf(method);
  const addresses = [
    base,
    ...(method.flow === 'oauth' ? tokenAddresses(method, settings) : []),
    ...(grant ? [await grantAddress(grant, settings)] : []),
  ];
  const further = Object.values(settings).filter((value) => named.has(hostOf(value)!));
  return [...addresses, ...further].map(originOf).filter((origin) => origin !== undefined);
}

/** `undefined` while a fact is lacking that the address is made of: then nothing is sent anywhere. */
function baseAddress(
  connector: Connector,
  { flow }: AuthMethod,
  settings: Settings,
): string | undefined {
  try {
    return baseUrlOf(connector, contextOf(connector, { settings, flow, now: 0 }));
  } catch (error) {
    if (error instanceof RequestBuildError) return undefined;
    throw error;
  }
}

function tokenAddresses(
  { tokenUrl, revokeUrl }: Extract<AuthMethod, { flow: 'oauth' }>,
  settings: Settings,
): unknown[] {
  return [tokenUrl, revokeUrl].map((url) => (typeof url === 'function' ? url(settings) : url));
}

/** Every field as if typed, so that an address which settings alone decide can be told. */
const ANYTHING = new Proxy<Record<string, string>>({}, { get: () => 'x' });

/**
 * Where a stored credential is sent to buy a token. What cannot be told without the credential itself
 * counts as another place for other settings.
 */
async function grantAddress(grant: TokenGrant, settings: Settings): Promise<string | undefined> {
  if (grant.address) return grant.address(settings);
  try {
    const request = await grant.request({ credentials: ANYTHING, settings, now: 0 });
    return request.baseUrl;
  } catch {
    const digest = createHash('sha256').update(JSON.stringify(settings)).digest('hex');
    return `https://${digest.slice(0, 32)}.invalid`;
  }
}

function originOf(address: unknown): string | undefined {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).origin : undefined;
}

function hostOf(address: unknown): string | undefined {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).host : undefined;
}
