import { encodeMultipart } from './encode-multipart.ts';
import { decodeBase64 } from './decode-base64.ts';
import { RequestBuildError } from './request-build-error.ts';
import type { VendorRequest } from './request.ts';

export interface EncodedBody {
  /** Empty for none. */
  body: string | Buffer;
  /** Absent without a body, and for text and bytes, whose type their request states. */
  contentType?: string;
}

export type Bodies = Pick<VendorRequest, 'json' | 'form' | 'text' | 'bytes' | 'multipart'>;

/**
 * The body of a request. Keys whose value is `undefined` are left out.
 *
 * @throws RequestBuildError when a request has more than one body, or bytes are no Base64
 */
export function encodeBody({ json, form, text, bytes, multipart }: Bodies): EncodedBody {
  const kinds = [json, form, text, bytes, multipart].filter((body) => body !== undefined);
  if (kinds.length > 1) throw new RequestBuildError('body', 'must be of one kind, not two');
  if (json !== undefined) return { body: JSON.stringify(json), contentType: 'application/json' };
  if (form !== undefined) {
    const body = new URLSearchParams(form).toString();
    return { body, contentType: 'application/x-www-form-urlencoded' };
  }
  if (multipart !== undefined) return encodeMultipart(multipart);
  return { body: bytes === undefined ? (text ?? '') : decodeBase64(bytes) };
}
