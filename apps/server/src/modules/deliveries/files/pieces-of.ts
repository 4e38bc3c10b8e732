const PIECE_BYTES = 64 * 1024;

/** A file piece by piece, so that a slow reader is waited for rather than handed all of it at once. */
export function* piecesOf(file: Buffer): Generator<Buffer> {
  for (let at = 0; at < file.length; at += PIECE_BYTES) yield file.subarray(at, at + PIECE_BYTES);
}
