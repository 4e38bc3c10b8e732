import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { TestOutcome } from '@patchbay/core/test-outcome';
import type { Connector, RequestContext, VendorAccount } from './definition.ts';
import type { ErrorReading } from './error-reading.ts';
import { readAnswer } from './read-answer.ts';
import type { VendorResponse } from './request.ts';

export interface TestReading {
  outcome: TestOutcome;
  /** Present exactly when `connected`. */
  account?: VendorAccount;
  /** The vendor's own code, or `unexpected_answer` when a success was not this vendor's. */
  vendorCode?: string;
  /** Present exactly when `scope_insufficient`; empty when nobody can name them. */
  missingScopes?: string[];
}

const UNEXPECTED: TestReading = { outcome: 'vendor_error', vendorCode: 'unexpected_answer' };

/**
 * The one mapping of a test call's answer to the six outcomes.
 *
 * @param response `null` when no answer came at all
 */
export function readTest(
  connector: Pick<Connector, 'readError' | 'test'>,
  flow: AuthFlow,
  response: VendorResponse | null,
  context: RequestContext,
): TestReading {
  if (response === null) return { outcome: 'network_error' };
  const accepted = connector.test.accepts?.(response) ?? false;
  const wrong = accepted ? undefined : readAnswer(connector, flow, response);
  if (wrong) return outcomeOf(wrong, connector);
  const account = connector.test.account(response, context);
  return account ? { outcome: 'connected', account } : UNEXPECTED;
}

/** The outcome of an answer that is known to be no success, such as one `discover` gave up on. */
export function readFailure(
  connector: Pick<Connector, 'readError' | 'test'>,
  flow: AuthFlow,
  response: VendorResponse,
): TestReading {
  const wrong = readAnswer(connector, flow, response);
  return wrong ? outcomeOf(wrong, connector) : UNEXPECTED;
}

function outcomeOf(reading: ErrorReading, { test }: Pick<Connector, 'test'>): TestReading {
  const code = reading.code ? { vendorCode: reading.code } : {};
  switch (reading.kind) {
    case 'credential_expired':
    case 'credential_revoked':
      return { outcome: reading.kind, ...code };
    case 'scope_insufficient': {
      const missingScopes = reading.missingScopes ?? [...(test.requiredScopes ?? [])];
      return { outcome: reading.kind, missingScopes, ...code };
    }
    case 'rate_limited':
    case 'vendor_error':
    case 'rejected':
      return { outcome: 'vendor_error', ...code };
  }
}
