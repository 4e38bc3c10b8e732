import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import type { Inject } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { booleanField, keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { downloadContract } from './download-contract.ts';
import { readError } from './errors.ts';
import { getContractStatus } from './get-contract-status.ts';
import { oauth } from './oauth.ts';
import { readLimit } from './read-limit.ts';
import { samples } from './samples.ts';
import { sendContract } from './send-contract.ts';

/** The key is the user name; the password is empty. */
const injectKey: Inject = (request, { credentials }) => {
  const pair = Buffer.from(`${credentials['api_key'] ?? ''}:`, 'utf8').toString('base64');
  request.headers['authorization'] = `Basic ${pair}`;
};

export default defineConnector({
  slug: 'dropbox_sign',
  name: 'Dropbox Sign',
  family: 'e_signature',
  icon: 'dropbox',
  description: 'Contracts sent for signing.',
  keywords: ['hellosign', 'signature', 'contract', 'agreement', 'document', 'esign'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developers.hellosign.com/api/reference/authentication/',
    'https://developers.hellosign.com/docs/oauth/walkthrough',
    'https://developers.hellosign.com/docs/oauth/overview',
    'https://developers.hellosign.com/api/reference/operation/accountGet/',
    'https://developers.hellosign.com/api/reference/operation/signatureRequestSend/',
    'https://developers.hellosign.com/api/reference/operation/signatureRequestGet/',
    'https://developers.hellosign.com/api/reference/operation/signatureRequestFiles/',
    'https://developers.hellosign.com/api/reference/warnings-and-errors/',
    'https://developers.hellosign.com/docs/rate-limiting/',
  ],
  auth: [
    oauth,
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          help: [
            'Sign in to Dropbox Sign and open Settings › API.',
            'Under API keys choose Generate key and name it Patchbay.',
            'Choose Reveal key, copy it and paste it here.',
          ],
          helpUrl: 'https://app.hellosign.com/home/myAccount#api',
          mistakes: [
            {
              looksLike: /^sl\./,
              message:
                'is a token of Dropbox itself; make a key in Dropbox Sign under Settings › API',
            },
          ],
        }),
      }),
      inject: injectKey,
    }),
  ],
  settings: z.strictObject({
    test_mode: booleanField({
      title: 'Test mode',
      description: 'Contracts bind nobody and cost nothing, unless a delivery says otherwise.',
    }).optional(),
  }),
  baseUrl: 'https://api.hellosign.com/v3',
  test: {
    requiredScopes: ['account_access'],
    request: () => ({ method: 'GET', path: '/account' }),
    account: accountOf,
  },
  actions: {
    send_contract: sendContract,
    get_contract_status: getContractStatus,
    download_contract: downloadContract,
  },
  // Of what sends, the stricter of the two; tests are held to 10 and say so by 429.
  rateLimit: { requests: 25, perMs: 60_000 },
  readLimit,
  // Documents are taken in whole before the answer comes.
  timeoutMs: 60_000,
  readError,
  samples,
});
