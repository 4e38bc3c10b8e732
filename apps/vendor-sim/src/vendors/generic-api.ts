import { json, type Reply } from '../http/reply.ts';
import { route, type Route } from '../http/route.ts';
import { Refusal } from '../http/reply.ts';
import { fitsGlob } from '../http/glob.ts';
import { lacking, type Caller } from './credentials.ts';
import type { Call, Handler } from './vendor.ts';

/** The plain API every generic vendor has: who am I, and an echo of anything else below `/api`. */
export function genericApi(authenticate: (call: Call) => Caller): readonly Route<Handler>[] {
  return [
    route('GET', '/api/me', (call: Call) => {
      const { account } = authenticate(call);
      return json(200, { id: String(account.number), name: account.name });
    }),
    route('*', '/api/*', (call: Call) => echo(call, authenticate(call))),
  ];
}

function echo(call: Call, caller: Caller): Reply {
  return json(200, {
    method: call.method,
    path: call.path,
    query: Object.fromEntries(call.query),
    body: bodyOf(call.raw),
    account: caller.account.id,
  });
}

/** JSON where it is JSON, text otherwise, null for none. */
function bodyOf(raw: Buffer): unknown {
  if (raw.length === 0) return null;
  const text = raw.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Scopes that control demands of a path; the vendor says no in the way `refuse` knows. */
export function demandScopes(
  call: Call,
  caller: Caller,
  refuse: (missing: readonly string[]) => Reply,
): void {
  const needed = call.settings.scopeRules
    .filter((rule) => rule.vendor === call.vendor.slug && fitsGlob(rule.path, call.path))
    .filter((rule) => rule.method === null || rule.method === call.method)
    .map((rule) => rule.scope);
  const missing = lacking(caller, needed);
  if (missing.length > 0) throw new Refusal(refuse(missing));
}
