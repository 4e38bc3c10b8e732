import type { Action } from './action.ts';
import type { Answered } from './answered.ts';

/** Bytes of a result as JSON. */
export const MOST_RESULT_BYTES = 16 * 1024;

export interface ResultReading {
  /** Absent where the answer does not tell one. */
  result?: Record<string, unknown>;
  /** Why what was read is no result; of the connector, never of the vendor's words. */
  problem?: string;
}

/** What an answer that delivered an action tells its caller, as the action's schema makes of it. */
export function readResult(
  action: Pick<Action, 'result'>,
  { response, found, input, context }: Answered,
): ResultReading {
  const told = action.result?.read(response, found, input, context);
  return told === undefined ? {} : checkResult(action, told);
}

/** @param told what a reader or a signature made */
export function checkResult({ result }: Pick<Action, 'result'>, told: unknown): ResultReading {
  const parsed = result?.schema.safeParse(told);
  if (parsed && !parsed.success) {
    const [issue] = parsed.error.issues;
    return { problem: `${issue?.path.join('.') || 'result'}: ${issue?.message ?? 'is invalid'}` };
  }
  const value: unknown = parsed ? parsed.data : told;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: 'result: is no object' };
  }
  if (Buffer.byteLength(JSON.stringify(value)) > MOST_RESULT_BYTES) {
    return { problem: 'result: is larger than 16 KiB' };
  }
  return { result: value as Record<string, unknown> };
}
