import { describe, expect, it } from 'vitest';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { shrinkPng } from './shrink-png.mjs';

/** Lines of red, green and blue, the first line under filter Sub, the second under Paeth. */
const LINES = [
  [1, 10, 20, 30, 0, 0, 0, 5, 5, 5],
  [4, 0, 0, 0, 1, 1, 1, 0, 0, 0],
];
const PIXELS = [
  [10, 20, 30],
  [10, 20, 30],
  [15, 25, 35],
  [10, 20, 30],
  [11, 21, 31],
  [15, 25, 35],
];

describe('a picture made small', () => {
  it('keeps every colour when there are few, whatever filter its lines came with', () => {
    const parts = chunksOf(shrinkPng(png(3, 2, LINES)));
    const palette = [...parts.PLTE];
    const rows = inflateSync(parts.IDAT);
    const drawn = [1, 2, 3, 5, 6, 7].map((at) => palette.slice(rows[at] * 3, rows[at] * 3 + 3));
    expect(drawn).toEqual(PIXELS);
    expect([...parts.IHDR.subarray(8)]).toEqual([8, 3, 0, 0, 0]);
  });

  it('of too many colours joins those that are close, and keeps a rare one that is not', () => {
    const line = [0];
    for (let n = 0; n < 256; n += 1) line.push(...[n, 0, 0, n, 0, 0]);
    const parts = chunksOf(shrinkPng(png(513, 1, [[...line, 0, 0, 200]])));
    const colours = parts.PLTE.length / 3;
    expect(colours).toBeLessThanOrEqual(256);
    const rows = inflateSync(parts.IDAT);
    expect([...parts.PLTE.subarray(rows.at(-1) * 3)].slice(0, 3)).toEqual([0, 0, 200]);
    for (let n = 0; n < 256; n += 1) {
      expect(Math.abs(parts.PLTE[rows[1 + n * 2] * 3] - n)).toBeLessThanOrEqual(4);
    }
  });

  it('refuses a kind it does not read, rather than draw noise', () => {
    expect(() => shrinkPng(png(3, 2, LINES, 3))).toThrow('not read here');
  });
});

function png(width, height, lines, colour = 2) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colour, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(lines.flat()));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data)]);
}

function chunk(kind, body) {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length, 0);
  framed.write(kind, 4, 'latin1');
  body.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, body.length + 8)), body.length + 8);
  return framed;
}

function chunksOf(bytes) {
  const found = {};
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 8, at + 8 + length);
    const sum = crc32(bytes.subarray(at + 4, at + 8 + length));
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(sum);
    found[bytes.toString('latin1', at + 4, at + 8)] = body;
    at += length + 12;
  }
  return found;
}
