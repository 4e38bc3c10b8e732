import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 256;

/**
 * The same picture with a palette of 256 colours: a third of the size, and a page has few more.
 * https://www.w3.org/TR/png-3/
 *
 * @param {Buffer} png of eight bits for each of red, green, blue (and alpha, which is left out), not
 *   interlaced, as Chromium writes it
 * @throws Error for any other kind
 */
export function shrinkPng(png) {
  const { width, height, channels, data } = read(png);
  const pixels = unfilter(data, width, height, channels);
  const { palette, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexOf.get(pixels[y * width + x]);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(split))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function read(png) {
  const parts = [];
  let head;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') head = body;
    if (kind === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const [depth, colour, , , interlaced] = head.subarray(8);
  const channels = { 2: 3, 6: 4 }[colour];
  if (depth !== 8 || !channels || interlaced) throw new Error('This kind of PNG is not read here.');
  const data = inflateSync(Buffer.concat(parts));
  return { width: head.readUInt32BE(0), height: head.readUInt32BE(4), channels, data };
}

/** One number of red, green and blue for each pixel; the filters are those of section 9.2. */
function unfilter(data, width, height, channels) {
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const filter = data[start];
    const line = new Uint8Array(stride);
    for (let i = 0; i < stride; i += 1) {
      const left = i < channels ? 0 : line[i - channels];
      const corner = i < channels ? 0 : above[i - channels];
      line[i] = data[start + 1 + i] + predicted(filter, left, above[i], corner);
    }
    for (let x = 0, i = 0; x < width; x += 1, i += channels) {
      pixels[y * width + x] = (line[i] << 16) | (line[i + 1] << 8) | line[i + 2];
    }
    above = line;
  }
  return pixels;
}

function predicted(filter, left, above, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((each) => Math.abs(guess - each));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/**
 * The most frequent colours that are far enough from each other; the others take the nearest. So the
 * few dots of a vendor's mark keep their colour beside the many shades of letters.
 */
function paletteOf(pixels) {
  const count = new Map();
  for (const pixel of pixels) count.set(pixel, (count.get(pixel) ?? 0) + 1);
  const colours = [...count.keys()].sort((a, b) => count.get(b) - count.get(a));
  for (let apart = 0; ; apart += 4) {
    const found = spread(colours, apart ** 2);
    if (found) return found;
  }
}

/** Undefined when that takes more colours than there may be. */
function spread(colours, apart) {
  const palette = [];
  const parts = [];
  const indexOf = new Map();
  for (const colour of colours) {
    const own = split(colour);
    const { index, distance } = nearest(own, parts);
    if (distance <= apart) {
      indexOf.set(colour, index);
      continue;
    }
    if (palette.length === COLOURS) return undefined;
    indexOf.set(colour, palette.length);
    palette.push(colour);
    parts.push(own);
  }
  return { palette, indexOf };
}

function nearest([red, green, blue], parts) {
  let [index, distance] = [-1, Infinity];
  for (const [place, [r, g, b]] of parts.entries()) {
    const far = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (far < distance) [index, distance] = [place, far];
  }
  return { index, distance };
}

function split(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
