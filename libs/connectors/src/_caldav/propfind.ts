import type { VendorRequest } from '@patchbay/connector-sdk/request';

/** Properties of RFC 4918 (`d:`) and RFC 4791 (`c:`). */
export function propfind(
  where: Pick<VendorRequest, 'path' | 'params' | 'baseUrl'>,
  depth: 0 | 1,
  properties: readonly string[],
): VendorRequest {
  const asked = properties.map((property) => `<${property}/>`).join('');
  return {
    method: 'PROPFIND',
    ...where,
    headers: { depth: String(depth), 'content-type': 'application/xml; charset=utf-8' },
    text: `<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>${asked}</d:prop></d:propfind>`,
  };
}
