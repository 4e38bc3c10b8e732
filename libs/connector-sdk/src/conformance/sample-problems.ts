import type { ConnectorDefinition } from '../definition.ts';

/**
 * Samples that their own action refuses. Not asked at start: reading a schema for the first time is
 * what costs most of it.
 */
export function sampleProblems({ actions }: ConnectorDefinition): string[] {
  return Object.entries(actions).flatMap(([name, { input, sample }]) => {
    const issue = input.safeParse(sample).error?.issues[0];
    if (!issue) return [];
    const path = issue.path.map((part) => `.${String(part)}`).join('');
    return [`actions.${name}.sample${path}: ${issue.message}`];
  });
}
