import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['dropbox-sign/openapi.yaml'] } satisfies VendorContract;
