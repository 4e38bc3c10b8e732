import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { openapi: ['twilio/twilio_api_v2010.json'] } satisfies VendorContract;
