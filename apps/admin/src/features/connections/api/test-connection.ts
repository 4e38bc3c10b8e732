import { TestResult } from '@patchbay/contracts/test-result';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Asks the vendor; the connection's state follows the answer. */
export function testConnection(site: string, id: number) {
  return ask('POST', sitePath(site, 'connections', id, 'test'), TestResult);
}
