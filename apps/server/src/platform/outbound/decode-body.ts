import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const MAX_CODINGS = 2;

type Decode = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** The body is larger than allowed once decoded. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The coding is unknown or broken. */
export class BodyCodingError extends Error {
  override readonly name = 'BodyCodingError';
}

/** Undoes `content-encoding` (RFC 9110, section 8.4); decoding stops at `maxBytes`. */
export async function decodeBody(
  body: Buffer,
  encoding: string,
  maxBytes: number,
): Promise<Buffer> {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  const applied = codings.filter((coding) => coding !== '' && coding !== 'identity').reverse();
  if (applied.length > MAX_CODINGS) throw new BodyCodingError('Too many codings.');
  let decoded = body;
  for (const coding of applied) {
    const decode = DECODERS.get(coding);
    if (!decode) throw new BodyCodingError('Unknown coding.');
    decoded = await decode(decoded, { maxOutputLength: maxBytes }).catch(translate);
  }
  return decoded;
}

function translate(cause: NodeJS.ErrnoException): never {
  if (cause.code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLargeError('Too large.', { cause });
  throw new BodyCodingError('The coding is broken.', { cause });
}
