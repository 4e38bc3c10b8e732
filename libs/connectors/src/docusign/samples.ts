import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { samplePrivateKey } from '../_generic/sample-private-key.ts';

const failure = (status: number, errorCode: string, message: string): SampleAnswer => ({
  status,
  json: { errorCode, message },
});

const ACCOUNT = 'fe0b61a3-3b9b-4cd2-b7be-4592af32aa9b';
const ENVELOPE = '4c1f8f0d-5c7f-4e5c-9a35-8a3a3d3d1234';

const badEmail = failure(
  400,
  'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT',
  'The email address for the recipient is invalid.',
);

export const samples: Samples = {
  settings: { environment: 'production', account: ACCOUNT },
  discovered: { base_uri: 'https://eu.docusign.net', account_id: ACCOUNT },
  get credentials() {
    return {
      api_key: {
        integration_key: '7c2b8d7e-0000-4000-8000-1234567890ab',
        user_id: '50d89ab1-0000-4000-8000-1234567890ab',
        private_key: samplePrivateKey(),
      },
    };
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: { access_token: 'eyJ0eXAi.sample.token', token_type: 'Bearer', expires_in: 3600 },
      },
      refused: {
        revoked: { status: 400, json: { error: 'consent_required' } },
        client_refused: {
          status: 400,
          json: { error: 'invalid_grant', error_description: 'no_valid_keys_or_signatures' },
        },
        vendor_error: { status: 500, json: { error: 'internal_server_error' } },
      },
    },
  },
  tokenErrors: { revoked: { status: 400, error: 'consent_required', description: '' } },
  answers: {
    connected: {
      status: 200,
      json: {
        sub: '50d89ab1-dad5-4a00-b410-92ee3110b970',
        name: 'Ada Lovelace',
        given_name: 'Ada',
        family_name: 'Lovelace',
        created: '2015-08-13T22:03:03.45',
        email: 'ada@example.com',
        accounts: [
          {
            account_id: ACCOUNT,
            is_default: true,
            account_name: 'World Wide Co',
            base_uri: 'https://eu.docusign.net',
          },
        ],
      },
    },
    credential_expired: failure(
      401,
      'AUTHORIZATION_INVALID_TOKEN',
      'The access token provided is expired, revoked or malformed.',
    ),
    credential_revoked: failure(
      401,
      'USER_AUTHENTICATION_FAILED',
      'One or both of Username and Password are invalid.',
    ),
    scope_insufficient: failure(
      403,
      'USER_LACKS_PERMISSIONS',
      'This user lacks sufficient permissions to access this resource.',
    ),
    vendor_error: [
      failure(
        400,
        'HOURLY_APIINVOCATION_LIMIT_EXCEEDED',
        'The maximum number of hourly API invocations has been exceeded.',
      ),
      failure(500, 'UNSPECIFIED_ERROR', 'An error occurred.'),
    ],
  },
  actions: {
    send_contract: {
      inputs: [
        {
          title: 'Offer',
          signers: [
            { name: 'Ada', email: 'ada@example.com', order: 0 },
            { name: 'Bob', email: 'bob@example.com', order: 1 },
          ],
          documents: [
            { name: 'offer.docx', content_base64: 'UEsDBA==' },
            { name: 'terms.pdf', content_base64: 'JVBERg==' },
          ],
        },
      ],
      delivered: {
        status: 201,
        json: {
          envelopeId: ENVELOPE,
          uri: `/envelopes/${ENVELOPE}`,
          statusDateTime: '2026-01-02T03:04:06.4570000Z',
          status: 'sent',
        },
        result: { contract: ENVELOPE, state: 'sent', vendor_state: 'sent' },
      },
      failed: [
        { ...badEmail, code: 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT' },
        {
          ...failure(403, 'USER_LACKS_PERMISSIONS', 'This user lacks sufficient permissions.'),
          code: 'USER_LACKS_PERMISSIONS',
        },
      ],
    },
    download_contract: {
      delivered: {
        status: 200,
        headers: { 'content-type': 'application/pdf' },
        text: '%PDF-1.7',
        result: { contract: ENVELOPE },
        file: { name: 'contract.pdf', media_type: 'application/pdf', base64: 'JVBERi0xLjc=' },
      },
      failed: [
        {
          ...failure(404, 'ENVELOPE_DOES_NOT_EXIST', 'The envelope specified does not exist.'),
          code: 'ENVELOPE_DOES_NOT_EXIST',
        },
      ],
    },
    get_contract_status: {
      delivered: {
        status: 200,
        json: {
          status: 'completed',
          documentsUri: `/envelopes/${ENVELOPE}/documents`,
          recipientsUri: `/envelopes/${ENVELOPE}/recipients`,
          emailSubject: 'Your rental agreement',
          envelopeId: ENVELOPE,
          recipients: {
            signers: [
              {
                name: 'Ada Lovelace',
                email: 'ada@example.com',
                recipientId: '1',
                routingOrder: '1',
                status: 'completed',
                signedDateTime: '2026-01-02T03:04:06.4570000Z',
              },
            ],
            recipientCount: '1',
          },
        },
        result: {
          contract: ENVELOPE,
          state: 'signed',
          vendor_state: 'completed',
          signers: [
            {
              name: 'Ada Lovelace',
              email: 'ada@example.com',
              state: 'signed',
              vendor_state: 'completed',
              signed_at: '2026-01-02T03:04:06.457Z',
            },
          ],
        },
      },
      failed: [
        {
          ...failure(404, 'ENVELOPE_DOES_NOT_EXIST', 'The envelope specified does not exist.'),
          code: 'ENVELOPE_DOES_NOT_EXIST',
        },
      ],
    },
  },
};
