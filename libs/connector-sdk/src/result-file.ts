import type { Facts } from './action.ts';
import type { RequestContext } from './definition.ts';
import type { VendorResponse } from './request.ts';

const MIB = 2 ** 20;

/** Bytes of a file, where its action does not say less; no action may say more. */
export const MOST_FILE_BYTES = 16 * MIB;
/** Of an answer that holds a file, the rest. */
const BESIDE_BYTES = MIB;

/** Part of an address and of a header: plain letters, and words of the connector's own. */
export const FILE_NAME = /^[a-z0-9][a-z0-9_-]{0,59}\.[a-z0-9]{1,8}$/;
/** RFC 6838 section 4.2, without parameters. */
export const MEDIA_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** A file in an answer. */
export interface FoundFile {
  /**
   * As `FILE_NAME` has it, such as `speech.mp3`. Never the vendor's word nor a person's: unlike the
   * file it is stored in the open.
   */
  name: string;
  /** As `MEDIA_TYPE` has it. */
  mediaType: string;
  /** The file where the answer's JSON holds it (RFC 4648 section 4); absent where it is the body. */
  base64?: string;
}

/** The file that an action's answer is, or holds. */
export interface ResultFile<I = unknown> {
  /** Whether the whole body is the file, or a field of the answer's JSON holds it. */
  in: 'body' | 'json';
  /** `MOST_FILE_BYTES` unless stated. Say what the largest can be: so much room it waits for. */
  mostBytes?: number;
  /** `undefined` where the JSON holds none, and where the body is none. Not asked of a `cut` answer. */
  read: (
    response: VendorResponse,
    found: Facts,
    input: I,
    context: RequestContext,
  ) => FoundFile | undefined;
}

type Measured = Pick<ResultFile, 'in' | 'mostBytes'>;

export function mostBytesOf({ mostBytes = MOST_FILE_BYTES }: Measured): number {
  return mostBytes;
}

/** Bytes of the largest answer that still has a file in it: Base64 is a third longer. */
export function mostAnswerBytesOf(file: Measured): number {
  const most = mostBytesOf(file);
  return file.in === 'body' ? most : Math.ceil(most / 3) * 4 + BESIDE_BYTES;
}

/** The media type of a `content-type` header, without its parameters; `undefined` for none. */
export function mediaTypeOf(header: string | undefined): string | undefined {
  const type = header?.split(';')[0]?.trim().toLowerCase();
  return type !== undefined && MEDIA_TYPE.test(type) ? type : undefined;
}
