import { createHash, randomBytes } from 'node:crypto';
import { DEMO_CLIENT } from '../src/settings.ts';
import type { VendorSim } from '../src/start.ts';
import { walkConsent, type Person } from '../src/walk-consent.ts';

export const CALLBACK = 'http://localhost:53999/oauth/callback';

/** The fields tests read by name; an answer that lacks one fails the matcher that asks for it. */
interface JsonBody {
  [field: string]: unknown;
  access_token: string;
  refresh_token: string;
  scope: string;
  id: string;
  items: Record<string, unknown>[];
}

export interface JsonAnswer {
  status: number;
  headers: Headers;
  body: JsonBody;
}

/** One call to the stand-in, its answer parsed where it is JSON. */
export async function call(
  sim: VendorSim,
  method: string,
  path: string,
  options: {
    token?: string;
    json?: unknown;
    form?: Record<string, string>;
    headers?: Record<string, string>;
    text?: string;
  } = {},
): Promise<JsonAnswer> {
  const headers = new Headers(options.headers);
  if (options.token) headers.set('authorization', `Bearer ${options.token}`);
  if (options.json !== undefined) headers.set('content-type', 'application/json');
  const body =
    options.text ??
    (options.json !== undefined
      ? JSON.stringify(options.json)
      : options.form && new URLSearchParams(options.form));
  const answer = await fetch(`${sim.url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: answer.status,
    headers: answer.headers,
    body: isJson && text ? JSON.parse(text) : { text },
  };
}

export function control(sim: VendorSim, path: string, json: unknown = {}): Promise<JsonAnswer> {
  return call(sim, 'POST', `/_control${path}`, { json });
}

export interface Walked {
  callback: URL;
  verifier: string;
}

/** Walks authorize → sign-in → consent as a person, with PKCE, and returns where the browser ended. */
export async function walk(
  sim: VendorSim,
  authorizePath: string,
  query: Record<string, string>,
  person: Partial<Person> = {},
): Promise<Walked> {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(`${sim.url}${authorizePath}`);
  url.search = new URLSearchParams({
    client_id: DEMO_CLIENT.client_id,
    redirect_uri: CALLBACK,
    response_type: 'code',
    state: 'state-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...query,
  }).toString();
  const outcome = await walkConsent(url.href, { account: 'acme', decision: 'allow', ...person });
  if (!('location' in outcome))
    throw new Error(`ended on a page: ${outcome.status} ${outcome.page}`);
  return { callback: new URL(outcome.location), verifier };
}

export function token(
  sim: VendorSim,
  path: string,
  form: Record<string, string>,
): Promise<JsonAnswer> {
  const { client_id, client_secret } = DEMO_CLIENT;
  return call(sim, 'POST', path, { form: { client_id, client_secret, ...form } });
}

/** The whole way to tokens. */
export async function connect(
  sim: VendorSim,
  paths: { authorize: string; token: string },
  query: Record<string, string>,
  person: Partial<Person> = {},
): Promise<JsonAnswer> {
  const { callback, verifier } = await walk(sim, paths.authorize, query, person);
  return token(sim, paths.token, {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: verifier,
  });
}
