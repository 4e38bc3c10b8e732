import type { Action } from './action.ts';
import { checkResultFile } from './check-result-file.ts';
import type { ConnectorDefinition } from './definition.ts';
import { offeredScopes } from './offered-scopes.ts';

/** Problems of `actions` and of the scopes that the definition names, each beginning with its key. */
export function checkActions(definition: ConnectorDefinition): string[] {
  const offered = offeredScopes(definition);
  const problems: string[] = [];
  const offers = (key: string, scopes: readonly string[] | undefined) => {
    for (const scope of scopes ?? []) {
      if (offered && !offered.has(scope)) problems.push(`${key}: ${scope} is not offered`);
    }
  };
  for (const [name, action] of Object.entries(definition.actions ?? {})) {
    const at = (problem: string) => problems.push(`actions.${name}${problem}`);
    if (!/^[a-z][a-z0-9_]*$/.test(name)) at(': not a valid name');
    if (!action?.title) at('.title: is empty');
    if (typeof action?.request !== 'function') at('.request: is missing');
    if (typeof action?.input?.safeParse !== 'function') at('.input: is missing');
    checkSteps(action, at);
    if (action) checkResultFile(action).forEach(at);
    offers(`actions.${name}.scopes`, action?.scopes);
  }
  offers('test.requiredScopes', definition.test?.requiredScopes);
  return problems;
}

function checkSteps(action: Action | undefined, at: (problem: string) => void): void {
  const names = new Set<string>();
  for (const step of action?.before ?? []) {
    const isNew = !names.has(step?.name);
    if (!isNew || !/^[a-z][a-z0-9_]*$/.test(step?.name))
      at(`.before.${step?.name}: not a valid name`);
    if (typeof step?.request !== 'function') at(`.before.${step?.name}.request: is missing`);
    if (typeof step?.read !== 'function') at(`.before.${step?.name}.read: is missing`);
    names.add(step?.name);
  }
}
