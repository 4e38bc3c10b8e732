/**
 * Arrays as PostgreSQL's array literals, for statements that carry thousands of values: much cheaper
 * than the driver's conversion, which looks at each value's kind.
 */

/** Of numbers, uuids, timestamps and words of ours: what needs no quotes. */
export function plainArray(values: readonly (string | number | null)[]): string {
  let literal = '{';
  for (const value of values) {
    if (literal.length > 1) literal += ',';
    literal += value === null ? 'NULL' : value;
  }
  return `${literal}}`;
}

const SPECIAL = /["\\]/;

/** Of any text. */
export function textArray(values: readonly (string | null)[]): string {
  let literal = '{';
  for (const value of values) {
    if (literal.length > 1) literal += ',';
    if (value === null) literal += 'NULL';
    else literal += `"${SPECIAL.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`;
  }
  return `${literal}}`;
}

export interface Slices {
  bytes: Buffer;
  /** From 1, as SQL's `substring` counts. */
  starts: string;
  lengths: string;
}

/**
 * Many blobs as one, which travels as bytes; an array of them would travel as hexadecimal text. Taken
 * apart by `substring(bytes FROM start FOR length)`.
 */
export function slicesOf(blobs: readonly Buffer[]): Slices {
  const starts: number[] = [];
  let at = 1;
  for (const blob of blobs) {
    starts.push(at);
    at += blob.length;
  }
  return {
    bytes: Buffer.concat(blobs, at - 1),
    starts: plainArray(starts),
    lengths: plainArray(blobs.map((blob) => blob.length)),
  };
}
