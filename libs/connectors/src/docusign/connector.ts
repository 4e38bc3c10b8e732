import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { downloadContract } from './download-contract.ts';
import { readError } from './errors.ts';
import { getContractStatus } from './get-contract-status.ts';
import { jwt } from './jwt.ts';
import { oauth } from './oauth.ts';
import { readLimit } from './read-limit.ts';
import { samples } from './samples.ts';
import { sendContract } from './send-contract.ts';
import { accountOf, baseUrl, discover, testRequest } from './user-info.ts';

export default defineConnector({
  slug: 'docusign',
  name: 'Docusign',
  family: 'e_signature',
  description: 'Contracts sent for signing.',
  keywords: ['signature', 'contract', 'agreement', 'envelope', 'document', 'esign'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://developers.docusign.com/platform/auth/reference',
    'https://developers.docusign.com/platform/auth/confidential-authcode-get-token',
    'https://developers.docusign.com/platform/auth/jwt-get-token',
    'https://developers.docusign.com/docs/esign-rest-api/reference/envelopes/envelopes/create/',
    'https://developers.docusign.com/docs/esign-rest-api/reference/envelopes/envelopes/get/',
    'https://developers.docusign.com/docs/esign-rest-api/reference/envelopes/envelopedocuments/get/',
    'https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/',
  ],
  auth: [oauth, jwt],
  settings: z.strictObject({
    environment: selectField(['production', 'demo'], {
      title: 'Environment',
      description: 'Developer accounts live in the demo environment, where nothing binds anybody.',
      labels: { production: 'Production', demo: 'Demo (developer account)' },
    }).default('production'),
    account: textField({
      title: 'API account ID',
      description: 'Only for people who belong to several accounts; otherwise their default one.',
      help: [
        'In Docusign open Settings › Apps and Keys.',
        'Copy the API Account ID, which is not the short account number.',
      ],
      mistakes: [
        {
          looksLike: /^\d+$/,
          message: 'is the account number; copy the API Account ID, which has hyphens',
        },
      ],
      maxLength: 60,
    }).optional(),
  }),
  baseUrl,
  hosts: ['*.docusign.net', 'account.docusign.com', 'account-d.docusign.com'],
  discover,
  test: { requiredScopes: ['signature'], request: testRequest, account: accountOf },
  actions: {
    send_contract: sendContract,
    get_contract_status: getContractStatus,
    download_contract: downloadContract,
  },
  // The limit of 500 in 30 seconds passes sooner, but the hour's is the one that bites.
  rateLimit: { requests: 3000, perMs: 3_600_000 },
  readLimit,
  // Documents are taken in whole before the answer comes.
  timeoutMs: 60_000,
  readError,
  samples,
});
