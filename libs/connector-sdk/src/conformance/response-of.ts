import type { VendorResponse } from '../request.ts';
import type { SampleAnswer } from '../samples.ts';

/** A sample answer as the outbound client would hand it over. */
export function responseOf({ status, headers = {}, json, text }: SampleAnswer): VendorResponse {
  if (json === undefined) return { status, headers, text: text ?? '', body: undefined };
  return { status, headers, text: JSON.stringify(json), body: json };
}
