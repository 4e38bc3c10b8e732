import { TestAlertAnswer, type TestAlert } from '@patchbay/contracts/alert-channel';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Sends something harmless at once; the answer says what each receiver said. */
export function testAlert(site: string, channel: TestAlert['channel']) {
  return ask('POST', sitePath(site, 'settings', 'test-alert'), TestAlertAnswer, {
    body: { channel },
  });
}
