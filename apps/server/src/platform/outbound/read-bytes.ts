import { BodyTooLargeError, decodeBody } from './decode-body.ts';
import type { Answer } from './exchange.ts';

/** The body of a whole answer, content coding undone; null when it is larger than `maxBytes`. */
export async function readBytes(answer: Answer, maxBytes: number): Promise<Buffer | null> {
  if (answer.cut) return null;
  const coding = answer.headers['content-encoding'];
  if (coding === undefined || answer.body.length === 0) return answer.body;
  try {
    return await decodeBody(answer.body, coding, maxBytes);
  } catch (error) {
    if (error instanceof BodyTooLargeError) return null;
    throw error;
  }
}
