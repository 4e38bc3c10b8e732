import type { ConnectorDefinition } from './definition.ts';
import { formSchema } from './json-schema.ts';
import { offeredScopes } from './offered-scopes.ts';
import type { ChoicePanel, Panel, PanelRead } from './panel.ts';

const NAME = /^[a-z][a-z0-9_]{0,49}$/;

/** Problems of `panels`, each beginning with its key. */
export function checkPanels(definition: ConnectorDefinition): string[] {
  const offered = offeredScopes(definition);
  return Object.entries(definition.panels ?? {}).flatMap(([name, panel]) => {
    const problems = panelProblems(name, panel, definition);
    for (const scope of panel?.scopes ?? []) {
      if (offered && !offered.has(scope)) problems.push(`.scopes: ${scope} is not offered`);
    }
    return problems.map((problem) => `panels.${name}${problem}`);
  });
}

function panelProblems(name: string, panel: Panel, definition: ConnectorDefinition): string[] {
  const problems: string[] = [];
  if (!NAME.test(name)) problems.push(': not a valid name');
  if (!panel?.title) problems.push('.title: is empty');
  if (!panel?.description) problems.push('.description: is empty');
  if (panel?.kind === 'facts') return [...problems, ...readProblems('.facts', panel.facts)];
  if (panel?.kind !== 'choice') return [...problems, '.kind: is not known'];
  return [...problems, ...choiceProblems(panel, definition)];
}

function choiceProblems(panel: ChoicePanel, definition: ConnectorDefinition): string[] {
  const problems: string[] = [];
  const steps = panel.steps ?? [];
  const names = new Set(steps.map(({ name }) => name));
  if (steps.length === 0) problems.push('.steps: at least one is needed');
  if (names.size < steps.length) problems.push('.steps: two have the same name');
  for (const [index, step] of steps.entries()) {
    const at = `.steps.${index}`;
    if (!NAME.test(step?.name)) problems.push(`${at}.name: not a valid name`);
    if (!step?.title) problems.push(`${at}.title: is empty`);
    problems.push(...readProblems(`${at}.list`, step?.list));
  }
  if (!panel.settle?.length) problems.push('.settle: nothing would be stored');
  for (const [index, read] of (panel.settle ?? []).entries()) {
    problems.push(...readProblems(`.settle.${index}`, read));
  }
  if (!panel.writes?.length) problems.push('.writes: nothing would be stored');
  if (typeof panel.current !== 'function') problems.push('.current: is missing');
  return [...problems, ...writeProblems(panel, definition)];
}

/** What a panel stores is text; a switch or a secret is the operator's alone. */
function writeProblems({ writes }: ChoicePanel, { settings }: ConnectorDefinition): string[] {
  const { properties = {} } = formSchema(settings) as {
    properties?: Record<string, { type?: string }>;
  };
  return (writes ?? []).flatMap((name) => {
    if (!NAME.test(name)) return [`.writes: ${name} is not a valid name`];
    const type = properties[name]?.type;
    return type === undefined || type === 'string' ? [] : [`.writes: ${name} is no text`];
  });
}

function readProblems(key: string, read: PanelRead<never, unknown> | undefined): string[] {
  const problems: string[] = [];
  if (typeof read?.request !== 'function') problems.push(`${key}.request: is missing`);
  if (typeof read?.read !== 'function') problems.push(`${key}.read: is missing`);
  return problems;
}
