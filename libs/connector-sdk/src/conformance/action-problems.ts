import type { Action, Facts } from '../action.ts';
import type { Answered } from '../answered.ts';
import { readAttempt } from '../read-attempt.ts';
import { type FileReading, readFile } from '../read-file.ts';
import { readResult } from '../read-result.ts';
import type { ActionSamples, SampleFile } from '../samples.ts';
import { actionTrial } from './action-requests.ts';
import { JUNK } from './junk.ts';
import { responseOf } from './response-of.ts';
import { sameJson } from './same-json.ts';
import type { Trial } from './trial.ts';

/** Every action's documented answers mean what they are said to mean, and junk means nothing. */
export function actionProblems(trial: Trial): string[] {
  return Object.entries(trial.connector.actions).flatMap(([name, action]) => {
    const samples = trial.connector.samples?.actions?.[name];
    if (!samples) return [`samples.actions.${name}: is needed to try the action`];
    const found = factsOf(trial, name);
    // Requests that cannot be made are named by the check of requests.
    if (!found) return [];
    return [
      ...deliveredProblems(trial, action, samples, found),
      // A signed address is refused to whoever uses it, not to Patchbay.
      ...(action.presignedFor ? [] : failedProblems(trial, samples)),
      ...junkProblems(trial, action, found),
    ].map((problem) => `samples.actions.${name}${problem} (${trial.context.flow})`);
  });
}

function factsOf({ connector, context }: Trial, name: string): Facts | undefined {
  try {
    return actionTrial(connector, name, context).found;
  } catch {
    return undefined;
  }
}

function deliveredProblems(
  { connector, context }: Trial,
  action: Action,
  { delivered }: ActionSamples,
  found: Facts,
): string[] {
  if (action.presignedFor) return delivered ? ['.delivered: nothing answers a signed address'] : [];
  if (!delivered) return ['.delivered: a documented success is needed'];
  const response = responseOf(delivered);
  const { verdict, errorCode } = readAttempt(connector, context.flow, response);
  if (verdict !== 'delivered') return [`.delivered: is read as ${verdict}, ${errorCode}`];
  try {
    const answered = { response, found, input: inputOf(action), context };
    const { result, problem } = readResult(action, answered);
    if (problem) return [`.delivered: ${problem}`];
    if (sameJson(result, delivered.result)) return fileProblems(action, answered, delivered.file);
    return [`.delivered.result: is read as ${JSON.stringify(result)}`];
  } catch (error) {
    return [`.delivered: what it tells cannot be read (${messageOf(error)})`];
  }
}

function fileProblems(action: Action, answered: Answered, expected?: SampleFile): string[] {
  const reading = readFile(action, answered);
  if (!action.result?.file) return expected ? ['.delivered.file: the action declares none'] : [];
  if (!expected) return ['.delivered.file: the action declares one'];
  if (sameJson(asSample(reading), expected)) return [];
  return [`.delivered.file: is read as ${JSON.stringify(asSample(reading))}`];
}

function asSample({ file, ...none }: FileReading): SampleFile | object {
  if (!file) return none;
  const { name, mediaType, bytes } = file;
  return { name, media_type: mediaType, base64: bytes.toString('base64') };
}

function inputOf(action: Action): unknown {
  return action.input.parse(action.sample);
}

function failedProblems({ connector, context }: Trial, { failed = [] }: ActionSamples): string[] {
  if (failed.length === 0) return ['.failed: a documented refusal is needed'];
  return failed.flatMap((answer, index) => {
    const { verdict, errorCode } = readAttempt(connector, context.flow, responseOf(answer));
    if (verdict !== 'delivered' && errorCode === answer.code) return [];
    return [`.failed.${index}: is read as ${verdict}, ${String(errorCode)}`];
  });
}

function junkProblems({ connector, context }: Trial, action: Action, found: Facts): string[] {
  const input = inputOf(action);
  for (const junk of action.result ? JUNK : []) {
    if (readAttempt(connector, context.flow, junk).verdict !== 'delivered') continue;
    const seen = `${junk.status} ${junk.text.slice(0, 60)}`;
    try {
      const answered = { response: junk, found, input, context };
      const { problem = readFile(action, answered).problem } = readResult(action, answered);
      if (problem) return [`: result.read makes of ${seen} what is none (${problem})`];
      readFile(action, {
        ...answered,
        response: { ...junk, text: '', body: undefined, cut: true },
      });
    } catch (error) {
      return [`: result.read fails on ${seen} (${messageOf(error)})`];
    }
  }
  return [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
