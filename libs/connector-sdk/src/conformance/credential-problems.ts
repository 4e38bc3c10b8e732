import type { OutgoingRequest } from '../auth/inject.ts';
import { injectorOf } from '../auth/injector-of.ts';
import type { TokenGrant } from '../auth/token-grant.ts';
import { typedFields } from '../auth/typed-fields.ts';
import { encodeBody } from '../encode-body.ts';
import { requestUrl } from '../request-url.ts';
import { sshKeyPairNames } from '../ssh-key-pairs.ts';
import type { Trial } from './trial.ts';

/**
 * Every credential has an effect on what is sent, and none can be read in an address or a body,
 * which proxies and vendors log, unless the method declares it.
 */
export async function credentialProblems(typed: Trial): Promise<string[]> {
  const key = `auth.${typed.method.flow}`;
  try {
    const trial = granted(typed);
    const idle = await unusedByGrant(typed, idleNames(trial));
    return [
      ...idle.map((name) => `${key}.inject: ${name} has no effect on the request`),
      ...exposureProblems(trial, key),
    ];
  } catch (error) {
    return [`${key}.inject: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** With a token grant the token travels, beside what the operator typed. */
function granted(trial: Trial): Trial {
  if (!grantOf(trial)) return trial;
  const token = { access_token: 'sample-access-token-0123456789' };
  return {
    ...trial,
    credentials: { ...trial.credentials, ...token },
    secrets: [...trial.secrets, 'access_token'],
  };
}

function grantOf({ method }: Trial): TokenGrant | undefined {
  return method.flow === 'api_key' || method.flow === 'basic' ? method.grant : undefined;
}

/** What was typed may have its effect on the token request instead. */
async function unusedByGrant(trial: Trial, names: readonly string[]): Promise<string[]> {
  const grant = grantOf(trial);
  if (!grant || names.length === 0) return [...names];
  const { settings, now } = trial.context;
  const ask = async (credentials: Trial['credentials']) =>
    JSON.stringify(await grant.request({ credentials, settings, now }));
  const usual = await ask(trial.credentials);
  const unused: string[] = [];
  for (const name of names) {
    const value = trial.credentials[name] ?? '';
    // Cut, not changed: a key with one other letter can sign alike. What is refused had its effect.
    const cut = { ...trial.credentials, [name]: value.slice(0, Math.floor(value.length / 2)) };
    const asked = await ask(cut).catch(() => 'refused');
    if (asked === usual) unused.push(name);
  }
  return unused;
}

/** A certificate is presented, and a key for SSH used, when connecting, which no request shows. */
function presentedOf({ method }: Trial): readonly string[] {
  const certificate =
    'clientCertificate' in method ? Object.values(method.clientCertificate ?? {}) : [];
  return [...certificate, ...sshKeyPairNames(typedFields(method))] as string[];
}

function idleNames(trial: Trial): string[] {
  const usual = JSON.stringify(send(trial, trial.credentials));
  const presented = presentedOf(trial);
  return Object.entries(trial.credentials)
    .filter(([name]) => !presented.includes(name))
    .filter(([name, value]) => {
      const other = { ...trial.credentials, [name]: another(value) };
      return JSON.stringify(send(trial, other)) === usual;
    })
    .map(([name]) => name);
}

function exposureProblems(trial: Trial, key: string): string[] {
  const { method, credentials, secrets } = trial;
  const declared = method.flow === 'api_key' ? method.secretIn : undefined;
  const sent = send(trial, credentials);
  const body = Buffer.from(sent.body).toString('latin1');
  // In a query a space may be written as a plus sign.
  const url = [sent.url, sent.url.replaceAll('+', ' ')].map(decodeURIComponent).join('\n');
  const places = { url, body } as const;
  const problems: string[] = [];
  for (const name of secrets) {
    const secret = credentials[name];
    for (const place of ['url', 'body'] as const) {
      if (secret && place !== declared && places[place].includes(secret)) {
        problems.push(`${key}.inject: ${name} is sent in the ${place}`);
      }
    }
  }
  return problems;
}

type Sent = Omit<OutgoingRequest, 'url'> & { url: string };

/** The test request as it would leave, followed by whatever the injector does to it. */
function send(trial: Trial, credentials: Readonly<Record<string, string>>): Sent {
  const { connector, method, context } = trial;
  const request = connector.test.request(context);
  const outgoing: OutgoingRequest = {
    method: request.method,
    url: requestUrl(connector, request, context),
    headers: {},
    body: encodeBody(request).body,
  };
  const { settings, now } = context;
  injectorOf(method)(outgoing, { credentials, settings, now, messageId: 'msg_conformance' });
  return { ...outgoing, url: outgoing.url.href };
}

/** A value of the same form that differs in its middle. */
function another(value: string): string {
  const middle = Math.floor(value.length / 2);
  const letter = value[middle] === 'a' ? 'b' : 'a';
  return value.slice(0, middle) + letter + value.slice(middle + 1);
}
