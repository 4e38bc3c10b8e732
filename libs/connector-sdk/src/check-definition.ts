import type { ConnectorDefinition } from './definition.ts';
import { FAMILIES } from './definition.ts';

/** What can be said of a definition without asking it to build anything; an empty list is a pass. */
export function checkDefinition(definition: ConnectorDefinition): string[] {
  const problems: string[] = [];
  const need = (ok: unknown, problem: string) => void (ok || problems.push(problem));

  need(/^[a-z][a-z0-9_]{1,49}$/.test(definition.slug), 'slug: lower case, digits and underscores');
  need(definition.name?.trim(), 'name: is empty');
  need(definition.description?.trim(), 'description: is empty');
  need(FAMILIES.includes(definition.family), `family: ${definition.family} is not known`);
  need(definition.auth?.length, 'auth: at least one flow is needed');
  need(definition.test?.request, 'test.request: a connector must be testable');
  need(definition.test?.account, 'test.account: the test must tell the account');
  need(definition.sources?.every((s) => URL.canParse(s)), 'sources: must be addresses');

  const flows = (definition.auth ?? []).map((method) => method.flow);
  need(new Set(flows).size === flows.length, 'auth: each flow at most once');

  problems.push(...checkAuth(definition), ...checkActions(definition));
  return problems;
}

function checkAuth(definition: ConnectorDefinition): string[] {
  const problems: string[] = [];
  for (const [index, method] of (definition.auth ?? []).entries()) {
    if (method.flow !== 'oauth') {
      if (!method.fields) problems.push(`auth.${index}.fields: is missing`);
      if (!method.inject) problems.push(`auth.${index}.inject: is missing`);
      continue;
    }
    for (const key of ['authorizeUrl', 'tokenUrl'] as const) {
      const url = method[key];
      if (typeof url === 'string' && !URL.canParse(url)) {
        problems.push(`auth.${index}.${key}: is no address`);
      }
    }
  }
  return problems;
}

function checkActions(definition: ConnectorDefinition): string[] {
  const problems: string[] = [];
  const oauth = definition.auth?.find((method) => method.flow === 'oauth');
  for (const [name, action] of Object.entries(definition.actions ?? {})) {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) problems.push(`actions.${name}: not a valid name`);
    const parsed = action.input?.safeParse(action.sample);
    if (!parsed) problems.push(`actions.${name}.input: is missing`);
    else if (!parsed.success) {
      problems.push(`actions.${name}.sample: ${parsed.error.issues[0]?.message ?? 'is invalid'}`);
    }
    for (const scope of action.scopes ?? []) {
      if (oauth && !oauth.scopesFromSettings && !(scope in oauth.scopes)) {
        problems.push(`actions.${name}.scopes: ${scope} is not offered`);
      }
    }
  }
  return problems;
}
