import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, code: string, message: string): SampleAnswer => ({
  status,
  json: { code, message, data: { status } },
});

const POST = 'https://shop.vendor.example/2026/01/opening-hours/';

export const samples: Samples = {
  settings: { site: 'https://shop.vendor.example' },
  credentials: {
    basic: { username: 'ada', application_password: 'samp LE00 samp LE00 samp LE00' },
  },
  answers: {
    connected: {
      status: 200,
      json: {
        id: 1,
        username: 'ada',
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        link: 'https://shop.vendor.example/author/ada/',
        slug: 'ada',
        roles: ['editor'],
      },
    },
    credential_revoked: [
      failure(
        401,
        'incorrect_password',
        'The provided password is an invalid application password.',
      ),
      failure(401, 'invalid_username', 'Unknown username.'),
      failure(401, 'rest_not_logged_in', 'You are not currently logged in.'),
    ],
    scope_insufficient: failure(
      403,
      'rest_forbidden_context',
      'Sorry, you are not allowed to edit this user.',
    ),
    vendor_error: [
      failure(404, 'rest_no_route', 'No route was found matching the URL and request method.'),
      failure(500, 'internal_server_error', 'There has been a critical error on this website.'),
    ],
  },
  unreachable: { credential_expired: 'application passwords have no lifetime' },
  actions: {
    publish_post: {
      inputs: [
        {
          title: 'Sale',
          content: '<p>Soon.</p>',
          status: 'future',
          publish_at: '2026-07-01T07:00:00Z',
          excerpt: 'Soon.',
          slug: 'sale',
          category_ids: [1],
          tag_ids: [2, 3],
          image_id: 7,
        },
      ],
      delivered: {
        status: 201,
        json: {
          id: 42,
          date: '2026-01-02T03:04:05',
          date_gmt: '2026-01-02T03:04:05',
          guid: { rendered: 'https://shop.vendor.example/?p=42', raw: '' },
          slug: 'opening-hours',
          status: 'publish',
          type: 'post',
          link: POST,
          title: { raw: 'Opening hours in July', rendered: 'Opening hours in July' },
        },
        result: { post: '42', url: POST, vendor_state: 'publish' },
      },
      failed: [
        {
          ...failure(
            403,
            'rest_cannot_publish',
            'Sorry, you are not allowed to publish posts in this post type.',
          ),
          code: 'rest_cannot_publish',
        },
        {
          ...failure(400, 'rest_invalid_param', 'Invalid parameter(s): featured_media'),
          code: 'rest_invalid_param',
        },
      ],
    },
  },
};
