import type { Step } from '../action.ts';
import { readStep } from '../read-step.ts';
import { JUNK } from './junk.ts';
import type { Trial } from './trial.ts';

/** Steps survive junk, and what they find can be kept. */
export function stepProblems({ connector, context }: Trial): string[] {
  return Object.entries(connector.actions).flatMap(([name, { before = [], input, sample }]) => {
    const given = input.safeParse(sample).data;
    return before.flatMap((step) => {
      const problem = problemOf(step, (junk) =>
        readStep(connector, context.flow, step, junk, given, {}),
      );
      return problem ? [`actions.${name}.before.${step.name}.read: ${problem}`] : [];
    });
  });
}

type Read = (junk: (typeof JUNK)[number]) => ReturnType<typeof readStep>;

function problemOf({ accepts = [] }: Step, read: Read): string | undefined {
  for (const junk of [
    ...JUNK,
    ...accepts.flatMap((status) => JUNK.map((one) => ({ ...one, status }))),
  ]) {
    const seen = `${junk.status} ${junk.text.slice(0, 60)}`;
    try {
      const { found } = read(junk);
      const kept = Object.values(found ?? {}).every((fact) => KEPT.has(typeof fact));
      if (!kept) return `finds in ${seen} what is neither text, number nor truth`;
    } catch (error) {
      return `fails on ${seen} (${error instanceof Error ? error.message : String(error)})`;
    }
  }
  return undefined;
}

const KEPT = new Set(['string', 'number', 'boolean']);
