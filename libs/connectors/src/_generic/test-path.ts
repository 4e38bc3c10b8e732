import type { ConnectionTest, RequestContext } from '@patchbay/connector-sdk/definition';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account-of.ts';
import { relativePath } from './relative-path-rule.ts';

export const testPathField = relativePath(
  textField({
    title: 'Test path',
    description: 'A path below the base address that answers only with a valid credential.',
    placeholder: '/me',
    help: [
      'Choose a call that reads and changes nothing, such as the account or a list.',
      'Enter its path below the base address, for example /me or /v1/account.',
    ],
    maxLength: 2000,
  }),
);

/** GET on the path of the settings; any 2xx proves the credential. */
export const testPathTest: ConnectionTest = {
  statusProves: true,
  request: ({ settings }) => ({
    method: 'GET',
    path: '/{test_path}',
    rawPath: z.string().parse(settings['test_path']),
    headers: { accept: 'application/json, */*;q=0.5' },
  }),
  account: (response, context: RequestContext) => accountOf(response, context.settings),
};
