import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['brevo/openapi.yaml'] } satisfies VendorContract;
