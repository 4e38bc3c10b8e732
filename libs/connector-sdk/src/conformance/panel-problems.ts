import type { ChoicePanel, FactsPanel, PanelFact, PanelRead } from '../panel.ts';
import { PANEL_TONES } from '../panel.ts';
import type { VendorRequest } from '../request.ts';
import { RequestBuildError } from '../request-build-error.ts';
import { requestUrl } from '../request-url.ts';
import type { PanelSample, SampleAnswer } from '../samples.ts';
import { JUNK } from './junk.ts';
import { operatorChose } from './operator-chose.ts';
import { responseOf } from './response-of.ts';
import type { Trial } from './trial.ts';

/** Every panel reads and changes nothing, understands its samples, and survives junk. */
export function panelProblems(trial: Trial): string[] {
  const { connector, context } = trial;
  return Object.entries(connector.panels ?? {}).flatMap(([name, panel]) => {
    const sample = connector.samples?.panels?.[name];
    if (!sample) return [`samples.panels.${name}: is needed to try the panel`];
    const found =
      panel.kind === 'facts'
        ? factsProblems(trial, panel, sample)
        : choiceProblems(trial, panel, sample);
    return found.map((problem) => `panels.${name}${problem} (${context.flow})`);
  });
}

function factsProblems(trial: Trial, { facts }: FactsPanel, sample: PanelSample): string[] {
  const tried = tryRead(trial, facts, undefined, sample.answers[0]);
  const told = tried.answer ? factProblems(tried.answer) : [];
  return [...tried.problems, ...told].map((problem) => `.facts${problem}`);
}

function choiceProblems(trial: Trial, panel: ChoicePanel, sample: PanelSample): string[] {
  const problems: string[] = [];
  for (const [index, { name, list }] of panel.steps.entries()) {
    const { within, answer } = sample.steps?.[name] ?? {};
    if (index > 0 && !within) problems.push(`.steps.${name}: its sample needs within`);
    const query = { limit: 50, ...(within && { within }) };
    const { problems: found, answer: page } = tryRead(trial, list, query, answer);
    if (page && page.options.length === 0) found.push(': its sample has no options');
    for (const { value, label, note } of page?.options ?? []) {
      if (!value || value.length > 500) found.push(': an option without a fitting value');
      if (!label) found.push(': an option without a label');
      if (note && !PANEL_TONES.includes(note.tone)) found.push(`: no tone ${String(note.tone)}`);
    }
    problems.push(...found.map((problem) => `.steps.${name}${problem}`));
  }
  return [...problems, ...settleProblems(trial, panel, sample)];
}

function settleProblems(trial: Trial, panel: ChoicePanel, sample: PanelSample): string[] {
  const { value } = sample;
  if (!value) return ['.settle: its sample needs value'];
  const problems: string[] = [];
  const settled: Record<string, string> = {};
  for (const [index, read] of panel.settle.entries()) {
    const { problems: found, answer } = tryRead(trial, read, value, sample.answers[index]);
    for (const name of Object.keys(answer ?? {})) {
      if (!panel.writes.includes(name)) found.push(`: ${name} is not among what it writes`);
    }
    Object.assign(settled, answer);
    problems.push(...found.map((problem) => `.settle.${index}${problem}`));
  }
  const parsed = trial.connector.settings?.partial().strip().safeParse(settled);
  for (const issue of parsed?.error?.issues ?? []) {
    problems.push(`.settle: ${issue.path.join('.')} ${issue.message}`);
  }
  return [...problems, ...currentProblems(panel, settled)];
}

function currentProblems({ current }: ChoicePanel, settled: Record<string, string>): string[] {
  try {
    const shown = current(settled);
    if (current({}).length > 0) return ['.current: shows a choice where none is made'];
    if (shown.length === 0) return ['.current: does not show what was chosen'];
    return factProblems(shown).map((problem) => `.current${problem}`);
  } catch (error) {
    return [`.current: ${messageOf(error)}`];
  }
}

function factProblems(facts: readonly PanelFact[]): string[] {
  return facts.flatMap(({ label, value, tone }) => [
    ...(label && typeof value === 'string' ? [] : [': a fact without label or value']),
    ...(tone && !PANEL_TONES.includes(tone) ? [`: no tone ${String(tone)}`] : []),
  ]);
}

function tryRead<Q, A>(
  trial: Trial,
  { request, read }: PanelRead<Q, A>,
  query: Q,
  sample: SampleAnswer | undefined,
): { problems: string[]; answer?: A } {
  const problems: string[] = [];
  try {
    problems.push(...requestProblems(trial, request(query, trial.context)));
    for (const junk of JUNK) read(junk, query);
  } catch (error) {
    const where = error instanceof RequestBuildError ? `.request: ${error.field}` : '';
    return { problems: [`${where}: ${messageOf(error)}`] };
  }
  if (!sample) return { problems: [...problems, ': a sample answer is needed'] };
  const answer = read(responseOf(sample), query);
  if (answer === undefined) return { problems: [...problems, ': does not read its sample'] };
  return { problems, answer };
}

function requestProblems({ connector, context }: Trial, request: VendorRequest): string[] {
  const problems: string[] = [];
  const url = requestUrl(connector, request, context);
  if (request.method !== 'GET') problems.push(`: ${request.method} may change something`);
  if (url.protocol !== 'https:' && !operatorChose(url, context.settings)) {
    problems.push(`: ${url.origin} is not https`);
  }
  const names = Object.keys(request.headers ?? {}).map((name) => name.toLowerCase());
  if (names.includes('authorization')) problems.push(': carries a credential of its own');
  return problems;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
