import { TEST_OUTCOMES, type TestOutcome } from '@patchbay/core/test-outcome';
import type { ConnectorDefinition } from '../definition.ts';
import { readTest } from '../read-test.ts';
import type { SampleAnswer, Samples } from '../samples.ts';
import { responseOf } from './response-of.ts';
import type { Trial } from './trial.ts';

/** Statuses every platform reads alike, so that no definition needs to sample them. */
const PLAIN = [401, 403, 500].map((status) => responseOf({ status }));

/** Sampled answers mean what they are said to mean, and each of the six outcomes can be met. */
export function answerProblems(connector: ConnectorDefinition, trials: readonly Trial[]): string[] {
  const { samples } = connector;
  if (!samples?.answers.connected) {
    return ['samples.answers.connected: an answer of the test call is needed'];
  }
  try {
    return [...trials.flatMap((trial) => misreadings(trial, samples)), ...unmet(trials, samples)];
  } catch (error) {
    return [`samples.answers: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function unmet(trials: readonly Trial[], samples: Samples): string[] {
  const problems: string[] = [];
  const met = outcomesMet(trials, samples);
  for (const outcome of TEST_OUTCOMES) {
    const reason = samples.unreachable?.[outcome];
    if (!met.has(outcome) && !reason) {
      problems.push(`samples.answers.${outcome}: no answer leads to this outcome`);
    }
    if (met.has(outcome) && reason) {
      problems.push(`samples.unreachable.${outcome}: an answer does lead to this outcome`);
    }
  }
  return problems;
}

function misreadings({ connector, context }: Trial, { answers }: Samples): string[] {
  const problems: string[] = [];
  for (const [outcome, sampled] of Object.entries(answers)) {
    for (const answer of list(sampled)) {
      const reading = readTest(connector, context.flow, responseOf(answer), context);
      if (reading.outcome !== outcome) {
        const seen = `${context.flow}: ${answer.status} is read as ${reading.outcome}`;
        problems.push(`samples.answers.${outcome} (${seen})`);
      }
      if (reading.account && !(reading.account.id && reading.account.name)) {
        problems.push(`test.account (${context.flow}): has no id or no name`);
      }
    }
  }
  return problems;
}

function outcomesMet(trials: readonly Trial[], samples: Samples): Set<TestOutcome> {
  const met = new Set<TestOutcome>(['network_error']);
  const sampled = Object.values(samples.answers).flatMap(list).map(responseOf);
  for (const { connector, method, context } of trials) {
    for (const response of [...PLAIN, ...sampled]) {
      met.add(readTest(connector, context.flow, response, context).outcome);
    }
    // A refused refresh tells an OAuth grant's end, before any test could.
    if (method.flow !== 'oauth') continue;
    for (const failure of Object.values(samples.tokenErrors ?? {})) {
      const revoked = method.readTokenError?.(failure) === 'revoked';
      met.add(revoked ? 'credential_revoked' : 'credential_expired');
    }
  }
  return met;
}

function list(sampled: SampleAnswer | readonly SampleAnswer[]): readonly SampleAnswer[] {
  return Array.isArray(sampled) ? sampled : [sampled as SampleAnswer];
}
