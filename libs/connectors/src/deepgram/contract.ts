import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['deepgram/openapi.yml'] } satisfies VendorContract;
