import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { Facts, Step } from './action.ts';
import type { Connector } from './definition.ts';
import { type AttemptReading, readAttempt } from './read-attempt.ts';
import type { VendorResponse } from './request.ts';

export interface StepReading {
  attempt: AttemptReading;
  /** Present exactly when the step succeeded. */
  found?: Facts;
}

/** Not this vendor's answer: trouble that may pass. */
const UNEXPECTED: AttemptReading = {
  verdict: 'retry',
  errorCode: 'unexpected_answer',
  reading: { kind: 'vendor_error', code: 'unexpected_answer' },
};

/** What one step of an action came to. */
export function readStep(
  connector: Pick<Connector, 'readError'>,
  flow: AuthFlow,
  step: Step,
  response: VendorResponse,
  input: unknown,
  found: Facts,
): StepReading {
  if (!step.accepts?.includes(response.status)) {
    const attempt = readAttempt(connector, flow, response);
    if (attempt.verdict !== 'delivered') return { attempt };
  }
  const facts = step.read(response, input as never, found);
  return facts ? { attempt: { verdict: 'delivered' }, found: facts } : { attempt: UNEXPECTED };
}
