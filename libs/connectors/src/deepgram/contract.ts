import type { VendorContract } from '@patchbay/connector-sdk/contract';

const source = 'https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded';
const reason = 'Audio may be sent as it is; the description has the form with an address alone.';

export default {
  openapi: ['deepgram/openapi.yml'],
  exceptions: [
    { about: 'audio/mpeg is not accepted', reason, source },
    { about: 'application/octet-stream is not accepted', reason, source },
  ],
} satisfies VendorContract;
