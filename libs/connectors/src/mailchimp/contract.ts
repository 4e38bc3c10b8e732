import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['mailchimp/apis-guru-mailchimp.com.json'] } satisfies VendorContract;
