import type { IncomingMessage } from 'node:http';

const LIMIT_BYTES = 16 * 1024 * 1024;

export class BodyTooLarge extends Error {}

/**
 * The bytes of a request exactly as they arrived: signatures are checked against them.
 * Rejects with `BodyTooLarge` past 16 MiB, and with the stream's error when the caller hangs up.
 */
export function readRawBody(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMIT_BYTES) return reject(new BodyTooLarge('request body over 16 MiB'));
      chunks.push(chunk);
    });
    req.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)));
    req.on('error', reject);
    req.on('aborted', () => reject(new Error('the caller hung up before the body ended')));
  });
}
