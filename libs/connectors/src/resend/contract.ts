import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['resend/resend.yaml'] } satisfies VendorContract;
