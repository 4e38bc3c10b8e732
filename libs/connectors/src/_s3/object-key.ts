import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

export const folder = z
  .string()
  .trim()
  .max(700)
  .regex(/^[^\p{Cc}\p{Surrogate}\\]*$/u, 'must be a path such as invoices/2026')
  .optional()
  .meta({ title: 'Folder' });

/**
 * The name of an object, folders included; slashes at the ends of a folder mean nothing.
 *
 * @throws RequestBuildError for `.` and `..`, which addresses cannot hold as names
 */
export function objectKey(name: string, inFolder = ''): string {
  const parts = [...inFolder.split('/'), name].filter((part) => part !== '');
  if (parts.some((part) => part === '.' || part === '..')) {
    throw new RequestBuildError('folder', 'must not contain . or .. as a name');
  }
  const key = parts.join('/');
  // "The key name can be up to 1,024 bytes long" (userguide/object-keys.html).
  if (Buffer.byteLength(key, 'utf8') <= 1024) return key;
  throw new RequestBuildError('folder', 'makes a name of more than 1024 bytes');
}

/** Slashes stay; everything else is encoded as the signature will have it (RFC 3986 section 2.3). */
export function keyPath(key: string): string {
  return `/${key.split('/').map(encoded).join('/')}`;
}

function encoded(part: string): string {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
