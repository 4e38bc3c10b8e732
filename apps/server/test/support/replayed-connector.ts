import type { OutgoingRequest } from '@patchbay/connector-sdk/auth/inject';
import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { responseOf } from '@patchbay/connector-sdk/conformance/response-of';
import type { Trial } from '@patchbay/connector-sdk/conformance/trial';
import { readTest } from '@patchbay/connector-sdk/read-test';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { SampleAnswer } from '@patchbay/connector-sdk/samples';
import type { TestOutcome } from '@patchbay/core/test-outcome';
import { type Replayed, replay } from './replays.ts';
import { type OAuthEnd, SITE, type TestPlane, arriveBack, authorizeUrl } from './start-plane.ts';

/** A connector in one of its flows, as an operator connects it while the stand-in replays. */
export interface Replaying {
  plane: TestPlane;
  trial: Trial;
}

const always = (answer: SampleAnswer): Replayed => ({ ...answer, times: 'always' });

/** Where the stand-in finds the vendor's requests: a credential that is an address leads elsewhere. */
export function vendorOf({ connector, method, context, credentials }: Trial): string {
  const url = new URL(`http://stand-in.invalid/${connector.slug}/test`);
  const outgoing: OutgoingRequest = { method: 'GET', url, headers: {}, body: '' };
  const { settings, now } = context;
  injectorOf(method)(outgoing, { credentials, settings, now, messageId: 'msg_replay' });
  return outgoing.url.pathname.split('/')[1]!;
}

/** What the vendor answers to the test call, before that the token it is asked for, if any. */
export async function answering({ plane, trial }: Replaying, answer: SampleAnswer): Promise<void> {
  await replay(plane, vendorOf(trial), [...(await grantAnswers(trial)), always(answer)]);
}

async function grantAnswers(trial: Trial): Promise<Replayed[]> {
  const { connector, method, context, credentials } = trial;
  if (method.flow === 'oauth') return [];
  const grant = 'grant' in method ? method.grant : undefined;
  const granted = connector.samples?.grants?.[method.flow]?.granted;
  if (!grant || !granted) return [];
  const { settings, now } = context;
  const request = await grant.request({ credentials, settings, now });
  return [{ ...granted, ...placeOf(request, connector.baseUrl), times: 1 }];
}

function placeOf(
  { baseUrl, path, method }: VendorRequest,
  base: unknown,
): Pick<Replayed, 'method' | 'path'> {
  const address = baseUrl ?? (typeof base === 'string' ? base : undefined);
  const prefix = address ? new URL(address).pathname.replace(/\/$/, '') : '*';
  return { method, path: `${prefix}${path.replaceAll(/\{\w+\}/g, '*')}` };
}

const CLIENT = { clientId: 'client-1', clientSecret: 'client-secret-0123456789' };

/** A grant for whoever asks, then the test call's answer with what there is to find out. */
export function grantedAnswers(trial: Trial, connected: SampleAnswer): Replayed[] {
  return [...tokenAnswers(trial, tokenAnswer(trial)), always(withFacts(trial, connected))];
}

/** The same answer to every token request. */
export function tokenAnswers(trial: Trial, answer: SampleAnswer): Replayed[] {
  const { connector, method, context } = trial;
  if (method.flow !== 'oauth') throw new Error('only OAuth has a token address');
  const { tokenUrl, longLived } = method;
  const url = new URL(typeof tokenUrl === 'function' ? tokenUrl(context.settings) : tokenUrl);
  const exchanges = [
    longLived?.exchange?.('token-1', CLIENT),
    longLived?.refresh('token-1', CLIENT),
  ];
  const places = exchanges.flatMap((request) =>
    request ? [placeOf(request, connector.baseUrl)] : [],
  );
  return [{ method: 'POST', path: url.pathname }, ...places].map((place) => ({ ...always(answer), ...place })); // prettier-ignore
}

function withFacts({ connector }: Trial, answer: SampleAnswer): SampleAnswer {
  const { json } = answer;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return answer;
  return { ...answer, json: { ...connector.samples?.discovered, ...json } };
}

/** Documented answers of the test call that this flow reads so. */
export function answersOf(trial: Trial, outcome: TestOutcome): SampleAnswer[] {
  const { connector, context } = trial;
  const sampled = [connector.samples?.answers[outcome] ?? []].flat() as SampleAnswer[];
  return sampled.filter(
    (answer) => readTest(connector, context.flow, responseOf(answer), context).outcome === outcome,
  );
}

/** Of what a form takes: not what is found out by itself. */
function settingsOf({ connector, context }: Trial): Record<string, unknown> {
  const known = Object.keys(connector.settings?.shape ?? {});
  return Object.fromEntries(known.flatMap((name) => name in context.settings ? [[name, context.settings[name]]] : [])); // prettier-ignore
}

/** Connects with typed credentials; the answer is the server's. */
export function connectByKey({ plane, trial }: Replaying) {
  const { connector, context, credentials } = trial;
  return plane.admin.post(`${SITE}/connections`).send({
    connector_type: connector.slug,
    auth_flow: context.flow,
    credentials,
    settings: settingsOf(trial),
  });
}

/** Connects as a person would whom the vendor sends straight back. */
export async function connectByCode({ plane, trial }: Replaying): Promise<OAuthEnd> {
  const { connector, method, credentials } = trial;
  if (method.flow !== 'oauth') throw new Error(`${connector.slug} is not connected by OAuth here`);
  const { access_token: _, ...typed } = credentials;
  await plane.admin
    .put(`${SITE}/connectors/${connector.slug}/oauth-app`)
    .send({ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret })
    .expect(200);
  const address = await authorizeUrl(plane, {
    connector_type: connector.slug,
    settings: settingsOf(trial),
    ...(Object.keys(typed).length > 0 && { credentials: typed }),
  });
  const back = new URL('http://patchbay.invalid/oauth/callback');
  back.searchParams.set('code', 'code-1');
  back.searchParams.set('state', new URL(address).searchParams.get('state') ?? '');
  for (const fact of factsAsked(method, settingsOf(trial))) {
    if (!back.searchParams.has(fact)) back.searchParams.set(fact, '4620816365');
  }
  return arriveBack(plane, back);
}

/** What the way back is looked through for. */
function factsAsked({ callbackFacts }: OAuth2Method, settings: Record<string, unknown>): string[] {
  const asked = new Set<string>();
  const query = new Proxy({} as Record<string, string>, {
    get(_, name) {
      asked.add(String(name));
      return undefined;
    },
  });
  callbackFacts?.(query, settings);
  return [...asked];
}

/** A token address's answer by RFC 6749 section 5.1, with every scope that is offered. */
function tokenAnswer({ method, context }: Trial): SampleAnswer {
  if (method.flow !== 'oauth') throw new Error('only OAuth has a token address');
  const { scopesFromSettings, scopes } = method;
  const granted = scopesFromSettings?.(context.settings) ?? Object.keys(scopes);
  return {
    status: 200,
    json: {
      access_token: 'replayed-access-token-0123456789',
      refresh_token: 'replayed-refresh-token-0123456789',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: granted.join(method.scopeSeparator ?? ' '),
    },
  };
}

/** Creating it fails with this outcome and a message, and nothing is stored. */
export async function refusedWith(
  replaying: Replaying,
  answer: SampleAnswer,
): Promise<{ outcome?: string; message?: string; status: number; stored: number }> {
  await answering(replaying, answer);
  const count = () => connectionsOf(replaying);
  const before = await count();
  const { status, body } = await connectByKey(replaying);
  return { ...body.test, status, stored: (await count()) - before };
}

async function connectionsOf({ plane, trial }: Replaying): Promise<number> {
  const [row] = await plane.db.query(
    'SELECT count(*)::int AS n FROM connections WHERE connector_type = $1',
    [trial.connector.slug],
  );
  return row.n;
}

/** The answers of an action's steps, in the order in which its sample asks for them. */
export function stepAnswers({ connector, context }: Trial, action: string): SampleAnswer[] {
  const { steps = {} } = connector.samples?.actions?.[action] ?? {};
  return requestsOf(connector, action, context).flatMap(({ step }) => (step ? [steps[step]!] : []));
}
