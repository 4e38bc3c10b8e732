import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['stripe/spec3-2023-09-12.yaml'] } satisfies VendorContract;
