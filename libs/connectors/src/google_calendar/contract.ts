import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { discovery: ['google-calendar/calendar.v3.json'] } satisfies VendorContract;
