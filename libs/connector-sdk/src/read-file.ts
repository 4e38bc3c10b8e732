import type { Action } from './action.ts';
import type { Answered } from './answered.ts';
import { isBase64 } from './decode-base64.ts';
import { FILE_NAME, MEDIA_TYPE, mostBytesOf } from './result-file.ts';

/** A file of an answer, whole. */
export interface AnsweredFile {
  name: string;
  /** Without parameters. */
  mediaType: string;
  bytes: Buffer;
}

/** Why an answer's file is not there: larger than its action allows, or not to be decoded. */
export type FileMissing = 'too_large' | 'unreadable';

export interface FileReading {
  file?: AnsweredFile;
  missing?: FileMissing;
  /** What the connector did wrong; nothing of the vendor's words. */
  problem?: string;
}

/** The file of an answer that delivered an action: none was due, all of it, or why it is missing. */
export function readFile({ result }: Pick<Action, 'result'>, answered: Answered): FileReading {
  const declared = result?.file;
  if (!declared) return {};
  const { response, found, input, context } = answered;
  if (response.cut) return { missing: 'too_large' };
  const one = declared.read(response, found, input, context);
  // A field may be left out; a body of another kind stands where the file should.
  if (!one) return declared.in === 'body' ? { missing: 'unreadable' } : {};
  if (!FILE_NAME.test(one.name)) return { problem: 'file.name: is no name of a file' };
  if (!MEDIA_TYPE.test(one.mediaType)) return { problem: 'file.mediaType: is no media type' };
  const bytes = bytesOf(response.bytes, one.base64);
  if (!bytes) return { missing: 'unreadable' };
  if (bytes.length > mostBytesOf(declared)) return { missing: 'too_large' };
  return { file: { name: one.name, mediaType: one.mediaType, bytes } };
}

/** Nothing at all is no file either. */
function bytesOf(body: Buffer | undefined, base64: string | undefined): Buffer | undefined {
  if (base64 === undefined) return body?.length ? body : undefined;
  return base64 !== '' && isBase64(base64) ? Buffer.from(base64, 'base64') : undefined;
}
