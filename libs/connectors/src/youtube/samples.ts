import type { Samples } from '@patchbay/connector-sdk/samples';
import { commonRefusals, olderFailure, tokenErrors } from '../_google/sample-answers.ts';

const session = 'AHxI1nPsample_Session-0123456789';

export const samples: Samples = {
  answers: {
    connected: {
      status: 200,
      json: {
        kind: 'youtube#channelListResponse',
        etag: 'a',
        pageInfo: { totalResults: 1, resultsPerPage: 5 },
        items: [
          {
            kind: 'youtube#channel',
            etag: 'b',
            id: 'UCsample0123456789abcdef',
            snippet: { title: 'MyShop', description: '', publishedAt: '2020-01-02T03:04:05Z' },
          },
        ],
      },
    },
    ...commonRefusals,
    vendor_error: [
      ...commonRefusals.vendor_error,
      olderFailure(403, 'quotaExceeded', 'youtube.quota'),
      // A Google account without a channel.
      { status: 200, json: { kind: 'youtube#channelListResponse', pageInfo: { totalResults: 0 } } },
    ],
  },
  actions: {
    upload_video: {
      inputs: [
        {
          title: 'A',
          content_type: 'video/quicktime',
          content_base64: 'AAAAFGZ0eXBxdCAg',
          made_for_kids: true,
          synthetic: true,
          notify_subscribers: false,
        },
      ],
      steps: {
        announce: {
          status: 200,
          headers: {
            location: `https://youtube.googleapis.com/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&upload_id=${session}`,
          },
        },
      },
      delivered: {
        status: 200,
        json: {
          kind: 'youtube#video',
          etag: 'c',
          id: 'dQw4w9WgXcQ',
          snippet: { title: 'How to mount a bell', channelId: 'UCsample0123456789abcdef' },
          status: { uploadStatus: 'uploaded', privacyStatus: 'unlisted' },
        },
        result: {
          video: 'dQw4w9WgXcQ',
          url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
          vendor_state: 'uploaded',
        },
      },
      failed: [
        { ...olderFailure(400, 'invalidTitle', 'youtube.video'), code: 'invalidTitle' },
        {
          ...olderFailure(401, 'youtubeSignupRequired', 'youtube.header'),
          code: 'youtubeSignupRequired',
        },
        {
          ...olderFailure(403, 'forbiddenPrivacySetting', 'youtube.video'),
          code: 'forbiddenPrivacySetting',
        },
      ],
    },
  },
  tokenErrors,
};
