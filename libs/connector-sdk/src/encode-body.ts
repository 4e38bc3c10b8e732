import { RequestBuildError } from './request-build-error.ts';
import type { VendorRequest } from './request.ts';

export interface EncodedBody {
  /** Empty for none. */
  body: string;
  /** Absent without a body, and for text, whose type its request states. */
  contentType?: string;
}

/**
 * The bytes of a request as text. Keys whose value is `undefined` are left out.
 *
 * @throws RequestBuildError when a request has more than one body
 */
export function encodeBody(request: Pick<VendorRequest, 'json' | 'form' | 'text'>): EncodedBody {
  const kinds = [request.json, request.form, request.text].filter((body) => body !== undefined);
  if (kinds.length > 1) throw new RequestBuildError('body', 'must be json, form or text, not two');
  if (request.json !== undefined) {
    return { body: JSON.stringify(request.json), contentType: 'application/json' };
  }
  if (request.form !== undefined) {
    const body = new URLSearchParams(request.form).toString();
    return { body, contentType: 'application/x-www-form-urlencoded' };
  }
  return { body: request.text ?? '' };
}
