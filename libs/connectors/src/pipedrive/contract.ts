import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['pipedrive/v2.yaml', 'pipedrive/v1.yaml'] } satisfies VendorContract;
