import type { LimitReading } from '@patchbay/core/limit-reading';
import { ERROR_KINDS, type ErrorReading } from '../error-reading.ts';
import type { VendorResponse } from '../request.ts';
import { readTest } from '../read-test.ts';
import { requestUrl } from '../request-url.ts';
import { JUNK } from './junk.ts';
import { operatorChose } from './operator-chose.ts';
import type { Trial } from './trial.ts';

/** Junk must not break the reading, and must not pass for an account. */
export function junkProblems(trial: Trial): string[] {
  const problems = [...statusProblems(trial)];
  for (const response of JUNK) problems.push(...problemsWith(trial, response));
  return problems;
}

function problemsWith({ connector, context }: Trial, response: VendorResponse): string[] {
  const { test } = connector;
  const seen = `${response.status} ${response.text.slice(0, 60)}`;
  const attempts: [string, () => unknown][] = [
    ['readError', () => checkReading(connector.readError?.(response))],
    ['test.account', () => test.account(response, context)],
    ['test.accepts', () => test.accepts?.(response)],
    ['test.scopes', () => test.scopes?.(response)],
    ['readLimit', () => checkLimit(connector.readLimit?.(response, context.now))],
  ];
  const problems: string[] = [];
  for (const [key, attempt] of attempts) {
    try {
      attempt();
    } catch (error) {
      problems.push(
        `${key}: fails on ${seen} (${error instanceof Error ? error.message : 'error'})`,
      );
    }
  }
  if (problems.length > 0 || test.statusProves) return problems;
  const { outcome } = readTest(connector, context.flow, response, context);
  return outcome === 'connected' ? [`test.account: finds an account in ${seen}`] : [];
}

function checkReading(reading: ErrorReading | undefined): void {
  if (reading === undefined) return;
  if (!ERROR_KINDS.includes(reading?.kind)) throw new TypeError('no known kind');
  // Codes reach the log and the page, so they must not carry a vendor's prose.
  if (reading.code !== undefined && !/^[\x21-\x7e]{1,100}$/.test(reading.code)) {
    throw new TypeError('code is no single word');
  }
}

function checkLimit(reading: LimitReading | undefined): void {
  if (reading === undefined) return;
  const { remaining, resetMs } = reading;
  if (!(remaining >= 0) || !((resetMs ?? 0) >= 0)) throw new TypeError('no numbers');
}

function statusProblems({ connector, context }: Trial): string[] {
  if (!connector.test.statusProves) return [];
  try {
    const url = requestUrl(connector, connector.test.request(context), context);
    if (operatorChose(url, context.settings)) return [];
  } catch {
    // A request that cannot be built is named by the check of requests.
    return [];
  }
  return ['test.statusProves: only for addresses that the operator enters'];
}
