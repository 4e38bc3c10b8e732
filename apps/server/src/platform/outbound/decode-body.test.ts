import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BodyCodingError, BodyTooLargeError, decodeBody } from './decode-body.ts';

const TEXT = Buffer.from('{"ok":true}'.repeat(20));

describe('decodeBody', () => {
  it.each([
    ['gzip', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['GZIP', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['identity', TEXT],
    ['', TEXT],
    ['deflate, gzip', gzipSync(deflateSync(TEXT))],
  ])('undoes %j', async (coding, body) => {
    expect((await decodeBody(body, coding, 1_000)).equals(TEXT)).toBe(true);
  });

  it('stops a bomb at the cap', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 2 ** 20));
    await expect(decodeBody(bomb, 'gzip', 2 ** 20)).rejects.toThrow(BodyTooLargeError);
    await expect(decodeBody(gzipSync(bomb), 'gzip, gzip', 2 ** 20)).rejects.toThrow(
      BodyTooLargeError,
    );
  });

  it.each([
    ['an unknown coding', 'zstd', TEXT],
    ['too many codings', 'gzip, gzip, gzip', TEXT],
    ['bytes that are not of the coding', 'gzip', TEXT],
    ['a cut body', 'gzip', gzipSync(TEXT).subarray(0, 20)],
    ['an own name of objects', 'constructor', TEXT],
  ])('refuses %s', async (_what, coding, body) => {
    await expect(decodeBody(body, coding, 1_000)).rejects.toThrow(BodyCodingError);
  });
});
