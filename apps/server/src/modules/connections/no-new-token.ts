import type { TestResult } from '@patchbay/contracts/test-result';
import type { Connection } from './connection.entity.ts';

/**
 * What an operator hears whose refresh met a vendor in trouble. No test call is made: the token that
 * is there may well still work, and that is not what was asked.
 */
export function noNewToken(row: Connection): TestResult {
  const code = row.refresh_error;
  return {
    outcome: 'vendor_error',
    account_id: null,
    account_name: null,
    missing_scopes: [],
    vendor_code: code,
    message: `The vendor issued no new token${code ? ` (${code})` : ''}. The connection is as before, and Patchbay goes on trying.`,
    latency_ms: null,
    tested_at: new Date().toISOString(),
  };
}
