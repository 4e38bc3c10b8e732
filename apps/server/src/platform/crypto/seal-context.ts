/** Where a sealed value lives. It opens there and nowhere else. */
export interface SealContext {
  /** Id of the site, a non-negative safe integer. */
  site: number;
  table: string;
  column: string;
  /** The row's primary key without the site, as text. */
  row: string;
}

/** The context without its site, for callers that already work on one site's keys. */
export type RowContext = Omit<SealContext, 'site'>;

/**
 * `site` as 8 bytes, then table, column and row, each as 4 bytes of length and its UTF-8 bytes; all
 * numbers big-endian. Lengths make the encoding unambiguous: ("ab","c") and ("a","bc") differ.
 * `head` is put before it, so that what stands in front of a blob is authenticated too.
 */
export function encodeContext(head: Uint8Array, site: number, row: RowContext): Buffer {
  if (!Number.isSafeInteger(site) || site < 0) throw new RangeError('A site id is an integer.');
  const parts = [row.table, row.column, row.row];
  const lengths = parts.map((part) => Buffer.byteLength(part, 'utf8'));
  const size = lengths.reduce((sum, length) => sum + 4 + length, head.length + 8);
  const encoded = Buffer.allocUnsafe(size);
  encoded.set(head);
  let at = encoded.writeUInt32BE(Math.floor(site / 2 ** 32), head.length);
  at = encoded.writeUInt32BE(site % 2 ** 32, at);
  parts.forEach((part, index) => {
    at = encoded.writeUInt32BE(lengths[index] ?? 0, at);
    at += encoded.write(part, at, 'utf8');
  });
  return encoded;
}
