import type { OutgoingRequest } from '../auth/inject.ts';
import { injectorOf } from '../auth/injector-of.ts';
import { encodeBody } from '../encode-body.ts';
import { requestUrl } from '../request-url.ts';
import type { Trial } from './trial.ts';

/**
 * Every credential has an effect on what is sent, and none can be read in an address or a body,
 * which proxies and vendors log, unless the method declares it.
 */
export function credentialProblems(trial: Trial): string[] {
  const key = `auth.${trial.method.flow}`;
  try {
    return [...effectProblems(trial, key), ...exposureProblems(trial, key)];
  } catch (error) {
    return [`${key}.inject: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function effectProblems(trial: Trial, key: string): string[] {
  const usual = JSON.stringify(send(trial, trial.credentials));
  const problems: string[] = [];
  for (const [name, value] of Object.entries(trial.credentials)) {
    const other = { ...trial.credentials, [name]: another(value) };
    if (JSON.stringify(send(trial, other)) === usual) {
      problems.push(`${key}.inject: ${name} has no effect on the request`);
    }
  }
  return problems;
}

function exposureProblems(trial: Trial, key: string): string[] {
  const { method, credentials, secrets } = trial;
  const declared = method.flow === 'api_key' ? method.secretIn : undefined;
  const sent = send(trial, credentials);
  const body = Buffer.from(sent.body).toString('latin1');
  const places = { url: decodeURIComponent(sent.url), body } as const;
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
