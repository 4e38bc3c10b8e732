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
  const wrong = readAnswer(connector, flow, response);
  if (wrong) return failedTest(wrong, connector.test.requiredScopes ?? []);
  const account = connector.test.account(response, context);
  if (!account) return { outcome: 'vendor_error', vendorCode: 'unexpected_answer' };
  return { outcome: 'connected', account };
}

function failedTest(reading: ErrorReading, required: readonly string[]): TestReading {
  const code = reading.code ? { vendorCode: reading.code } : {};
  switch (reading.kind) {
    case 'credential_expired':
    case 'credential_revoked':
      return { outcome: reading.kind, ...code };
    case 'scope_insufficient':
      return { outcome: reading.kind, missingScopes: reading.missingScopes ?? [...required], ...code };
    case 'rate_limited':
    case 'vendor_error':
    case 'rejected':
      return { outcome: 'vendor_error', ...code };
  }
}
