import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (error: string, more: object = {}) => ({
  status: 200,
  json: { ok: false, error, ...more },
});

export const samples: Samples = {
  credentials: { api_key: { bot_token: 'xoxb-0000000000-0000000000-SampleSampleSampleSample' } },
  settings: { channel: 'C0123456789' },
  answers: {
    connected: {
      status: 200,
      headers: { 'x-oauth-scopes': 'chat:write,chat:write.public' },
      json: {
        ok: true,
        url: 'https://subarachnoid.slack.com/',
        team: 'Subarachnoid Workspace',
        user: 'patchbay',
        team_id: 'T0G9PQBBK',
        user_id: 'W23456789',
        bot_id: 'BZYBOTHED',
        is_enterprise_install: false,
      },
    },
    credential_expired: failure('token_expired'),
    credential_revoked: [
      failure('invalid_auth'),
      failure('token_revoked'),
      failure('account_inactive'),
    ],
    scope_insufficient: failure('missing_scope', { needed: 'chat:write', provided: 'identify' }),
    vendor_error: [
      {
        status: 429,
        headers: { 'retry-after': '30' },
        json: { ok: false, error: 'ratelimited' },
      },
      failure('internal_error'),
      { status: 503, json: { ok: false, error: 'service_unavailable' } },
    ],
  },
  actions: {
    send_message: {
      inputs: [{ text: 'Again', thread: '1503435956.000247', unfurl_links: false }],
      delivered: {
        status: 200,
        json: {
          ok: true,
          channel: 'C0123456789',
          ts: '1503435956.000247',
          message: { text: 'Order *A-1042* was paid.', type: 'message', ts: '1503435956.000247' },
        },
        result: { message: '1503435956.000247', channel: 'C0123456789' },
      },
      failed: [
        { ...failure('channel_not_found'), code: 'channel_not_found' },
        { ...failure('not_in_channel'), code: 'not_in_channel' },
        { ...failure('is_archived'), code: 'is_archived' },
      ],
    },
  },
  tokenErrors: {
    expired: { status: 200, error: 'invalid_grant', description: 'token_expired' },
    revoked: { status: 200, error: 'invalid_grant', description: 'invalid_refresh_token' },
    client_refused: { status: 200, error: 'invalid_client', description: 'bad_client_secret' },
  },
};
