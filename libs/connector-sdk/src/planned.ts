import { checkEntry } from './check-entry.ts';
import { ConnectorDefinitionError } from './define-connector.ts';
import type { ConnectorDefinition } from './definition.ts';

/** A vendor the library announces; nothing can be connected before its connector is there. */
export type PlannedDefinition = Pick<
  ConnectorDefinition,
  'slug' | 'name' | 'family' | 'icon' | 'description' | 'keywords'
>;

/** @throws ConnectorDefinitionError with every problem found */
export function definePlanned(definition: PlannedDefinition): Readonly<PlannedDefinition> {
  const problems = checkEntry(definition);
  if (problems.length > 0) throw new ConnectorDefinitionError(definition.slug, problems);
  return Object.freeze({ ...definition });
}
