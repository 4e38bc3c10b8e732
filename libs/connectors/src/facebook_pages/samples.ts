import type { Samples } from '@patchbay/connector-sdk/samples';
import { failure, refusals } from '../_meta/sample-answers.ts';

const PAGE = '546349135390552';
const POST = `${PAGE}_1116692711689522`;

export const samples: Samples = {
  settings: { page_id: PAGE },
  credentials: {
    api_key: { system_user_token: 'EAASampleSampleSampleSampleSampleSample0123456789' },
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: { access_token: 'EAAPageSampleSampleSampleSample0123456789', id: PAGE },
      },
      refused: {
        expired: failure(400, 190, 'Error validating access token: Session has expired.', 463),
        revoked: failure(400, 190, 'Error validating access token.', 460),
        client_refused: { status: 200, json: { id: PAGE } },
        vendor_error: failure(500, 2, 'Service temporarily unavailable'),
      },
    },
  },
  answers: {
    connected: { status: 200, json: { id: PAGE, name: 'Acme Bicycles' } },
    ...refusals,
  },
  panels: {
    page: {
      answers: [
        {
          status: 200,
          json: {
            id: PAGE,
            name: 'Acme Bicycles',
            category: 'Bicycle shop',
            followers_count: 1042,
            link: 'https://www.facebook.com/acmebicycles',
          },
        },
      ],
    },
  },
  actions: {
    post_to_social: {
      inputs: [
        { text: 'Hello' },
        {
          text: 'Our new window',
          image_url: 'https://shop.example/window.jpg',
          link: 'https://shop.example/',
        },
      ],
      delivered: {
        status: 200,
        json: { id: POST },
        result: { post: POST, url: `https://www.facebook.com/${POST}` },
      },
      failed: [
        {
          ...failure(403, 200, '(#200) Requires pages_manage_posts permission'),
          code: '200',
        },
        { ...failure(400, 506, '(#506) Duplicate status message'), code: '506' },
        { ...failure(400, 100, '(#100) url should represent a valid URL'), code: '100' },
      ],
    },
    upload_video: {
      inputs: [{ title: 'Bells', source_url: 'https://shop.example/bells.mp4' }],
      delivered: {
        status: 200,
        json: { id: '2153206464921154' },
        result: { video: '2153206464921154' },
      },
      failed: [
        {
          ...failure(400, 389, '(#389) Unable to fetch video file from URL.', 1363057),
          code: '389_1363057',
        },
      ],
    },
  },
};
