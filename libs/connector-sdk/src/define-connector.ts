import { checkDefinition } from './check-definition.ts';
import type { Connector, ConnectorDefinition } from './definition.ts';

/** A definition that cannot work; the message names connector and key. */
export class ConnectorDefinitionError extends Error {
  readonly slug: string;
  readonly problems: readonly string[];

  constructor(slug: string, problems: readonly string[]) {
    super(`connector ${slug} is invalid:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.slug = slug;
    this.problems = problems;
  }
}

/**
 * Declares a connector.
 *
 * @throws ConnectorDefinitionError with every problem found, so that one start shows them all.
 */
export function defineConnector(definition: ConnectorDefinition): Connector {
  const problems = checkDefinition(definition);
  if (problems.length > 0) throw new ConnectorDefinitionError(definition.slug, problems);
  return Object.freeze({ ...definition, __checked: true as const });
}
