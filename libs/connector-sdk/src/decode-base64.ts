import { RequestBuildError } from './request-build-error.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 4648 section 4, whole groups with padding. */
export function isBase64(text: string): boolean {
  return BASE64.test(text);
}

/**
 * RFC 4648 section 4, whole groups with padding.
 *
 * @throws RequestBuildError for anything else: Node would skip what it does not understand
 */
export function decodeBase64(text: string): Buffer {
  if (!isBase64(text)) throw new RequestBuildError('bytes', 'is no Base64');
  return Buffer.from(text, 'base64');
}
