import { decodeBody } from './decode-body.ts';
import { decodeText } from './decode-text.ts';
import type { Answer } from './exchange.ts';

/** The text of a whole answer: content coding undone, then the charset. */
export async function readText(answer: Answer, maxBytes: number): Promise<string> {
  const coding = answer.headers['content-encoding'];
  const plain = coding === undefined || answer.body.length === 0;
  const body = plain ? answer.body : await decodeBody(answer.body, coding, maxBytes);
  return decodeText(body, answer.headers['content-type']);
}
