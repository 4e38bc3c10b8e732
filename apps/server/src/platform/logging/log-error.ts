import { types } from 'node:util';
import { scrub } from './scrub.ts';

const MAX_MESSAGE = 1_000;
const MAX_STACK = 4_000;
const MAX_CAUSES = 5;

/** What a log line holds of an error. Own properties are left out: libraries hang bodies there. */
export interface LoggedError {
  name: string;
  code?: string | number;
  message: string;
  stack?: string;
  cause?: LoggedError | string;
}

/** Name, code, message and stack of `error` and of its causes, scrubbed and cut. */
export function logError(error: Error, depth = 0): LoggedError {
  const logged: LoggedError = {
    name: cut(String(error.name), 100),
    message: cut(scrub(cut(String(error.message), 4 * MAX_MESSAGE)), MAX_MESSAGE),
  };
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'number') logged.code = code;
  if (typeof code === 'string') logged.code = cut(scrub(code), 100);
  if (typeof error.stack === 'string') logged.stack = frames(error);
  if (error.cause !== undefined && depth < MAX_CAUSES)
    logged.cause = logCause(error.cause, depth + 1);
  return logged;
}

function logCause(cause: unknown, depth: number): LoggedError | string {
  return types.isNativeError(cause) ? logError(cause, depth) : typeof cause;
}

/** The frames alone: the head of a stack repeats the message, before it was scrubbed. */
function frames(error: Error): string {
  const stack = String(error.stack).slice(0, 16 * MAX_STACK);
  const message = String(error.message);
  const head = message === '' ? -1 : stack.indexOf(message);
  const rest = head < 0 ? stack : stack.slice(head + message.length);
  const lines = rest.split('\n').filter((line) => /^\s+at /.test(line));
  return cut(scrub(lines.join('\n')), MAX_STACK);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
