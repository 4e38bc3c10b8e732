import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, code: string, serviceErrorCode: number): SampleAnswer => ({
  status,
  json: { status, serviceErrorCode, code, message: 'Sample.' },
});

const SHARE = 'urn:li:share:6844785523593134080';

export const samples: Samples = {
  discovered: { member_id: '782bbtaQ' },
  settings: { organization_id: '2414183' },
  answers: {
    connected: {
      status: 200,
      json: {
        sub: '782bbtaQ',
        name: 'Ada Lovelace',
        given_name: 'Ada',
        family_name: 'Lovelace',
        locale: { country: 'US', language: 'en' },
      },
    },
    credential_expired: [
      failure(401, 'EXPIRED_ACCESS_TOKEN', 65_602),
      failure(401, 'INVALID_ACCESS_TOKEN', 65_600),
    ],
    credential_revoked: failure(401, 'REVOKED_ACCESS_TOKEN', 65_601),
    scope_insufficient: failure(403, 'ACCESS_DENIED', 100),
    vendor_error: [
      failure(429, 'TOO_MANY_REQUESTS', 101),
      failure(500, 'INTERNAL_SERVER_ERROR', 0),
      { status: 200, json: {} },
    ],
  },
  tokenErrors: {
    expired: {
      status: 400,
      error: 'invalid_grant',
      description:
        'The provided authorization grant or refresh token is invalid, expired or revoked.',
    },
    revoked: {
      status: 400,
      error: 'invalid_grant',
      description: 'The token used in the request has been revoked by the user',
    },
    client_refused: {
      status: 401,
      error: 'invalid_client',
      description: 'Client authentication failed',
    },
  },
  panels: {
    organization: {
      steps: {
        organization: {
          answer: {
            status: 200,
            json: {
              elements: [
                {
                  role: 'ADMINISTRATOR',
                  organization: 'urn:li:organization:2414183',
                  roleAssignee: 'urn:li:person:782bbtaQ',
                  state: 'APPROVED',
                },
              ],
              paging: { count: 10, start: 0, links: [] },
            },
          },
        },
      },
      value: '2414183',
      answers: [
        {
          status: 200,
          json: { id: 2414183, localizedName: 'Devtestco', vanityName: 'devtestco' },
        },
      ],
    },
  },
  actions: {
    post_to_social: {
      inputs: [
        { text: 'Hello', visibility: 'connections' },
        { text: 'Hello', link: 'https://shop.example/' },
        { text: 'Our window', image_base64: '/9j/4AAQ', image_alt: 'A window' },
      ],
      steps: {
        begin_image: {
          status: 200,
          json: {
            value: {
              uploadUrlExpiresAt: 1650567510704,
              uploadUrl:
                'https://www.linkedin.com/dms-uploads/C4E10AQFoyyAjHPMQuQ/uploaded-image/0?ca=vector_ads&cn=uploads&sync=0&v=beta&ut=0aY6VV6RJsz6E1',
              image: 'urn:li:image:C4E10AQFoyyAjHPMQuQ',
            },
          },
        },
        send_image: { status: 201, text: '' },
      },
      delivered: {
        status: 201,
        headers: { 'x-restli-id': SHARE },
        text: '',
        result: { post: SHARE, url: `https://www.linkedin.com/feed/update/${SHARE}` },
      },
      failed: [
        { ...failure(403, 'ACCESS_DENIED', 100), code: 'ACCESS_DENIED' },
        {
          status: 422,
          json: {
            status: 422,
            code: 'DUPLICATE_POST',
            message: 'Content is a duplicate of urn:li:share:6844785523593134080',
          },
          code: 'DUPLICATE_POST',
        },
        {
          status: 426,
          json: { status: 426, code: 'NONEXISTENT_VERSION', message: 'Version is not active' },
          code: 'NONEXISTENT_VERSION',
        },
      ],
    },
  },
};
