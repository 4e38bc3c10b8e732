import { checkActions } from './check-actions.ts';
import { checkAuth } from './check-auth.ts';
import { checkEntry } from './check-entry.ts';
import { checkKeyPairs } from './check-key-pairs.ts';
import { checkPanels } from './check-panels.ts';
import { checkRules } from './check-rules.ts';
import { checkVersions } from './check-versions.ts';
import type { ConnectorDefinition } from './definition.ts';

const KEYS: Record<keyof ConnectorDefinition, true> = {
  slug: true, name: true, family: true, icon: true, description: true, sources: true, auth: true,
  keywords: true, preparation: true,
  settings: true, baseUrl: true, hosts: true, hostsFromSettings: true, headers: true, test: true,
  versions: true, bundle: true,
  discover: true, actions: true, panels: true, rateLimit: true, readLimit: true, retry: true,
  timeoutMs: true, readError: true,
  idempotencyHeader: true, credentialLifetimeMs: true, extraCapability: true, samples: true,
}; // prettier-ignore

/**
 * What can be said of a definition without asking it to build anything; an empty list is a pass.
 * Each problem begins with the key it is about. Definitions also come from plain JavaScript, so
 * nothing the types promise is taken for granted.
 */
export function checkDefinition(definition: ConnectorDefinition): string[] {
  if (!isRecord(definition)) return ['definition: is no object'];
  const problems: string[] = checkEntry(definition);
  const need = (ok: unknown, problem: string) => void (ok || problems.push(problem));
  const { auth, sources, test, baseUrl } = definition;

  need(isAddress(baseUrl), 'baseUrl: is no address');
  need(isRecord(test) && isFunction(test.request), 'test.request: a connector must be testable');
  need(isRecord(test) && isFunction(test.account), 'test.account: the test must tell the account');
  need(
    Array.isArray(sources) && sources.length > 0 && sources.every((s) => URL.canParse(s)),
    'sources: must be addresses of the pages the facts come from',
  );
  need(Array.isArray(auth) && auth.length > 0, 'auth: at least one flow is needed');
  need(isRecord(definition.actions), 'actions: is no object');
  for (const key of Object.keys(definition)) need(key in KEYS, `${key}: is no key of a connector`);

  return [
    ...problems,
    ...checkAuth(definition),
    ...checkKeyPairs(definition),
    ...checkActions(definition),
    ...checkPanels(definition),
    ...checkRules(definition),
    ...checkVersions(definition),
  ];
}

function isAddress(value: unknown): boolean {
  return isFunction(value) || (typeof value === 'string' && URL.canParse(value));
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
