import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
  more: Record<string, unknown> = {},
): SampleAnswer => ({
  status,
  headers,
  json: {
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
    ...more,
  },
});

const ISSUE = 'https://github.com/acme/shop/issues/1347';

export const samples: Samples = {
  settings: { repository: 'acme/shop' },
  credentials: { api_key: { access_token: `github_pat_11SAMPLE0_${'Sample0'.repeat(8)}` } },
  answers: {
    connected: [
      {
        status: 200,
        headers: { 'x-oauth-scopes': 'repo' },
        json: { login: 'octocat', id: 1, type: 'User', name: 'monalisa octocat' },
      },
      { status: 200, json: { login: 'octocat', id: 1, type: 'User', name: null } },
    ],
    credential_revoked: failure(401, 'Bad credentials'),
    scope_insufficient: failure(403, 'Resource not accessible by personal access token', {
      'x-accepted-github-permissions': 'issues=write',
    }),
    vendor_error: [
      failure(403, 'API rate limit exceeded for user ID 1.', { 'x-ratelimit-remaining': '0' }),
      failure(
        403,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        { 'retry-after': '60' },
      ),
      failure(503, 'No server is currently available to service your request.'),
    ],
  },
  tokenErrors: {
    revoked: {
      status: 200,
      error: 'invalid_grant',
      description: 'The refresh token passed is incorrect or expired.',
    },
  },
  actions: {
    create_issue: {
      inputs: [{ title: 'Broken', assignees: ['octocat'], milestone: 1 }, { title: 'Broken' }],
      delivered: {
        status: 201,
        json: {
          id: 1,
          node_id: 'MDU6SXNzdWUx',
          url: 'https://api.github.com/repos/acme/shop/issues/1347',
          html_url: ISSUE,
          number: 1347,
          state: 'open',
          title: 'The order form does not load',
          body: 'Reported by a customer.',
        },
        result: { issue: '1347', url: ISSUE, vendor_state: 'open' },
      },
      failed: [
        { ...failure(404, 'Not Found'), code: 'not_found' },
        { ...failure(410, 'Issues are disabled for this repo'), code: 'gone' },
        {
          ...failure(
            422,
            'Validation Failed',
            {},
            { errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }] },
          ),
          code: 'missing_field',
        },
        {
          ...failure(403, 'Resource not accessible by personal access token'),
          code: 'forbidden',
        },
      ],
    },
  },
};
