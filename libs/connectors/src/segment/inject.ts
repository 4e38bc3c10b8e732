import type { Inject } from '@patchbay/connector-sdk/auth/inject';

export const CDN = 'https://cdn.segment.com/v1';

/** Stands in the test's path for the key, which no connector is told. */
export const KEY_PLACE = 'write_key';

/**
 * Basic authentication with the write key and no password
 * (https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#basic-authentication);
 * a source's settings are found by the key in the address.
 */
export const injectWriteKey: Inject = (request, { credentials }) => {
  const key = credentials['write_key'] ?? '';
  if (request.url.href.startsWith(`${CDN}/projects/`)) {
    request.url.pathname = request.url.pathname.replace(KEY_PLACE, encodeURIComponent(key));
    return;
  }
  request.headers['authorization'] = `Basic ${Buffer.from(`${key}:`, 'utf8').toString('base64')}`;
};
