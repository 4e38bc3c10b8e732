import { isDeepStrictEqual } from 'node:util';
import { actionTrial } from '@patchbay/connector-sdk/conformance/action-requests';
import { responseOf } from '@patchbay/connector-sdk/conformance/response-of';
import { type Trial, trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import type { Connector, VendorAccount } from '@patchbay/connector-sdk/definition';
import { readResult } from '@patchbay/connector-sdk/read-result';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import type { SampleAnswer } from '@patchbay/connector-sdk/samples';
import type { FindOperation } from './contract-problems.ts';
import { filledOut } from './filled-out.ts';
import type { Operation } from './operation.ts';
import { validate } from './validate.ts';

/** A documented success, and what the connector makes of an answer like it. */
interface Understood {
  from: string;
  requests: (trials: readonly Trial[]) => VendorRequest[];
  answer: SampleAnswer;
  read: (response: VendorResponse) => unknown;
  /** What of that must be the same whatever else the answer holds. */
  core: (told: unknown) => unknown;
}

/**
 * Sampled successes are the vendor's, and the vendor's are understood: its own examples, and the
 * samples filled out with everything else that the description says an answer has.
 */
export function answerProblems(connector: Connector, find: FindOperation): string[] {
  const { trials } = trialsOf(connector);
  const [first] = trials;
  return understood(connector, first!).flatMap(({ requests, ...one }) => {
    const found = requests(trials).map((request) => ofRequest(first!, request, one, find));
    // Flows may ask differently; an answer is to one of them.
    return found.sort((a, b) => a.length - b.length)[0] ?? [];
  });
}

function ofRequest(
  { connector, context }: Trial,
  request: VendorRequest,
  one: Omit<Understood, 'requests'>,
  find: FindOperation,
): string[] {
  const url = requestUrl(connector, request, context);
  const operation = find({ method: request.method, url });
  if (!operation) return [];
  const where = `${one.from} answered: ${request.method} ${url.origin}${url.pathname}`;
  const answer = answerOf(operation, one.answer.status);
  return problemsOf(operation, answer, one).map((problem) => `${where}: ${problem}`);
}

function understood(connector: Connector, trial: Trial): Understood[] {
  const { context } = trial;
  const { test, actions, samples } = connector;
  const connected = [samples?.answers.connected ?? []].flat() as SampleAnswer[];
  return [
    ...connected.map((answer): Understood => ({
      ...{ from: 'test', answer },
      requests: (trials) => trials.map((one) => test.request(one.context)),
      read: (response) => test.account(response, context),
      // What the account is called may stand in a field that the sample leaves out.
      core: (account) => (account as VendorAccount | undefined)?.id,
    })),
    ...Object.entries(actions).flatMap(([name, action]): Understood[] => {
      const { delivered, steps = {} } = samples?.actions?.[name] ?? {};
      const { requests, found } = actionTrial(connector, name, context);
      return requests.flatMap(({ step: stepName, request }): Understood[] => {
        const from = `actions.${name}${stepName ? `.${stepName}` : ''}`;
        const step = action.before?.find((one) => one.name === stepName);
        const answer = step ? steps[step.name] : delivered;
        if (!answer || answer.status >= 300) return [];
        const input = action.input.parse(action.sample);
        const read = (response: VendorResponse) =>
          step
            ? step.read(response, input as never, found)
            : readResult(action, { response, found, input, context }).result;
        return [{ from, requests: () => [request], answer, read, core: (told) => told }];
      });
    }),
  ];
}

function answerOf(
  { answers }: Operation,
  status: number,
): Operation['answers'][string] | undefined {
  return answers[String(status)] ?? answers['2XX'] ?? answers['default'];
}

function problemsOf(
  { root, answers }: Operation,
  answer: Operation['answers'][string] | undefined,
  { answer: sample, read, core }: Omit<Understood, 'requests'>,
): string[] {
  if (!answer) return [`status ${sample.status} is none of ${Object.keys(answers).join(', ')}`];
  const usual = read(responseOf(sample));
  const problems: string[] = [];
  if (answer.schema && sample.json !== undefined) {
    const about = validate(root, answer.schema, sample.json, { partial: true });
    problems.push(...about.map((problem) => `sample ${problem}`));
    for (const nulls of [false, true]) {
      const full = filledOut(root, answer.schema, sample.json, nulls);
      const told = read(responseOf({ ...sample, json: full }));
      if (holds(core(told), core(usual))) continue;
      problems.push(`filled out${nulls ? ' with nulls' : ''}: is read as ${JSON.stringify(told)}`);
    }
  }
  for (const example of usual === undefined ? [] : answer.examples) {
    const told = read(responseOf({ status: sample.status, json: example }));
    if (told === undefined) problems.push(`its example is not understood: ${JSON.stringify(example).slice(0, 300)}`); // prettier-ignore
  }
  return problems;
}

/** Whether everything known is there and the same; more may be told of a fuller answer. */
function holds(told: unknown, known: unknown): boolean {
  if (typeof known !== 'object' || known === null) return told === known;
  return Object.entries(known).every(([name, value]) =>
    isDeepStrictEqual((told as Record<string, unknown> | undefined)?.[name], value),
  );
}
