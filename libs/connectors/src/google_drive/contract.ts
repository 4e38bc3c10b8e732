import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default { discovery: ['google-drive/drive.v3.json'] } satisfies VendorContract;
