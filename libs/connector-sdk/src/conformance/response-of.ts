import type { VendorResponse } from '../request.ts';
import type { SampleAnswer } from '../samples.ts';

/** A sample answer as the outbound client would hand it over. */
export function responseOf({ status, headers = {}, json, text }: SampleAnswer): VendorResponse {
  const answer = json === undefined ? (text ?? '') : JSON.stringify(json);
  return { status, headers, text: answer, body: json, bytes: Buffer.from(answer, 'utf8') };
}
