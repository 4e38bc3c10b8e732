import type { ActionSamples, Samples } from '@patchbay/connector-sdk/samples';
import { failure, refusals } from '../_meta/sample-answers.ts';

const ACCOUNT = '17841405822304914';
const MEDIA = '17920238422030506';

const publishing = (result: 'post' | 'video'): ActionSamples => ({
  steps: {
    container: { status: 200, json: { id: '17889455560051444' } },
    ready: { status: 200, json: { status_code: 'FINISHED', id: '17889455560051444' } },
  },
  delivered: { status: 200, json: { id: MEDIA }, result: { [result]: MEDIA } },
  failed: [
    {
      status: 200,
      json: { status_code: 'ERROR', id: '17889455560051444' },
      code: 'container_error',
    },
    { ...failure(400, 9004, 'Only photo or video can be accepted', 2207052), code: '9004_2207052' },
    { ...failure(400, 9, 'Application request limit reached', 2207042), code: '9_2207042' },
  ],
});

export const samples: Samples = {
  discovered: { instagram_user_id: ACCOUNT },
  answers: {
    connected: [
      { status: 200, json: { user_id: ACCOUNT, username: 'acme_bicycles', id: '9876543210' } },
      { status: 200, json: { data: [{ user_id: ACCOUNT, username: 'acme_bicycles' }] } },
    ],
    ...refusals,
  },
  tokenErrors: {
    expired: {
      status: 400,
      error: '190_463',
      description: 'Error validating access token: Session has expired.',
    },
    revoked: {
      status: 400,
      error: '190',
      description: 'Error validating access token: The user has not authorized the application.',
    },
    client_refused: {
      status: 400,
      error: 'OAuthException',
      description: 'Error validating client secret.',
    },
  },
  actions: {
    post_to_social: {
      ...publishing('post'),
      inputs: [
        {
          text: 'Hello',
          link: 'https://shop.example/',
          image_url: 'https://shop.example/a.jpg',
          alt_text: 'A bell',
        },
      ],
    },
    upload_video: {
      ...publishing('video'),
      inputs: [
        {
          title: 'Bell',
          source_url: 'https://shop.example/bell.mp4',
          cover_url: 'https://shop.example/bell.jpg',
          share_to_feed: false,
        },
      ],
    },
  },
};
