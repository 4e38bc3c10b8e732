import type { Connection } from './connection.entity.ts';
import type { VendorTest } from './vendor-test.service.ts';

/** What a test leaves on the connection, whatever it means for the state. */
export function testedColumns(test: VendorTest): Partial<Connection> {
  return {
    last_test_at: new Date(test.result.tested_at),
    last_test_outcome: test.result.outcome,
    test_failures: 0,
    // It was opened for the test.
    credential_unreadable: false,
    ...(test.account && { vendor_account_name: test.account.name }),
  };
}
