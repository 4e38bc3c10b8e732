import type { VendorContract } from '@patchbay/connector-sdk/contract';

const AUDIO = {
  reason: 'the description has recordings by address alone; their bytes are sent under their type',
  source: 'https://developers.deepgram.com/docs/getting-started-with-pre-recorded-audio',
};

export default {
  openapi: ['deepgram/openapi.yml'],
  exceptions: [
    { about: '/v1/listen: audio/mpeg is not accepted', ...AUDIO },
    { about: '/v1/listen: application/octet-stream is not accepted', ...AUDIO },
  ],
} satisfies VendorContract;
