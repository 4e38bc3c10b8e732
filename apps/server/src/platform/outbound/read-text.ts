import { decodeBody } from './decode-body.ts';
import { decodeText } from './decode-text.ts';
import type { Answer } from './exchange.ts';

/** The text of a whole answer, if it came without content coding; undefined when it has to be undone. */
export function plainText({ headers, body }: Answer): string | undefined {
  const isPlain = headers['content-encoding'] === undefined || body.length === 0;
  return isPlain ? decodeText(body, headers['content-type']) : undefined;
}

/** The text of a whole answer: content coding undone, then the charset. */
export async function readText(answer: Answer, maxBytes: number): Promise<string> {
  const plain = plainText(answer);
  if (plain !== undefined) return plain;
  const body = await decodeBody(answer.body, answer.headers['content-encoding']!, maxBytes);
  return decodeText(body, answer.headers['content-type']);
}
