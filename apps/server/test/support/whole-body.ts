import type { Response } from 'supertest';

/** For supertest's `parse`: the body of an answer byte for byte, whatever its type. */
export function wholeBody(response: Response, done: (error: null, body: Buffer) => void): void {
  // Before it is parsed it is the stream of the answer, whatever its types say.
  const stream = response as unknown as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
