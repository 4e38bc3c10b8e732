import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { TextDecoder } from 'node:util';
import type { AllowedPrefix } from './allowed-prefix.ts';
import { SecretReadError } from './secret-unavailable.ts';

const MAX_BYTES = 64 * 1024;
/** A pipe must not keep the opening waiting, and the path has no link left to follow. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads a file below an allowed folder, wherever links lead; one line break at its end is trimmed,
 * as editors and `echo` leave it.
 *
 * @throws SecretReadError
 */
export async function readSecretFile(
  segments: readonly string[],
  prefix: Extract<AllowedPrefix, { scheme: 'file' | 'vault' }>,
): Promise<string> {
  const folder = segments.slice(0, prefix.segments.length);
  const [real, top] = await Promise.all([realPath(segments), realPath(folder)]);
  // Kubernetes mounts secrets as links inside their folder; what matters is where they end.
  if (real !== top && !real.startsWith(top.endsWith(sep) ? top : top + sep)) {
    throw new SecretReadError('not_a_file');
  }
  const file = await open(real, FLAGS).catch(refuse);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new SecretReadError('not_a_file');
    if (found.size > MAX_BYTES) throw new SecretReadError('too_large');
    // Read with a bound: the file may grow after it was measured.
    const buffer = Buffer.alloc(MAX_BYTES + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    if (bytesRead > MAX_BYTES) throw new SecretReadError('too_large');
    return decode(buffer.subarray(0, bytesRead)).replace(/\r?\n$/, '');
  } finally {
    await file.close();
  }
}

function realPath(segments: readonly string[]): Promise<string> {
  return realpath(`/${segments.join('/')}`).catch(refuse);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SecretReadError('not_text'); // the decoder's own error would hold nothing more
  }
}

/** `cause` names the path, and stays in the log. */
function refuse(error: NodeJS.ErrnoException): never {
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    throw new SecretReadError('forbidden', { cause: error });
  }
  const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
  throw new SecretReadError(missing ? 'not_found' : 'not_a_file', { cause: error });
}
