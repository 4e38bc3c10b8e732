import { types } from 'node:util';
import { logError } from './log-error.ts';
import { Secret } from './secret.ts';

const MAX_DEPTH = 6;
const MAX_ENTRIES = 50;
const MAX_STRING = 2_000;

/** Keys whose values never reach a log line, whoever passes them. Compared without case, `-` and `_`. */
const OMITTED = new Set([
  ...['body', 'rawbody', 'text', 'payload', 'input', 'form', 'data'],
  ...['headers', 'rawheaders', 'trailers', 'cookie', 'cookies', 'setcookie', 'authorization'],
  ...['query', 'querystring', 'search', 'searchparams', 'params', 'parameters'],
  ...[
    'credential',
    'credentials',
    'password',
    'passphrase',
    'secret',
    'clientsecret',
    'signingsecret',
  ],
  ...['token', 'accesstoken', 'refreshtoken', 'idtoken', 'apikey', 'privatekey', 'session'],
]);

/** Keys that hold addresses: the query string is dropped, as it may carry a code or a key. */
const ADDRESSES = new Set(['url', 'originalurl', 'uri', 'href', 'path', 'location', 'referer']);

/**
 * What a log line may hold of `value`: plain data of bounded depth, length and size; errors as
 * `logError` gives them; no secrets, bodies, headers or query strings.
 */
export function logValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return value.toString();
  if (types.isNativeError(value)) return logError(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[date]' : value.toISOString();
  if (value instanceof URL) return cut(value.origin + value.pathname);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value))
    return value.slice(0, MAX_ENTRIES).map((item) => logValue(item, depth + 1));
  return logEntries(value, depth);
}

function logEntries(value: object, depth: number): Record<string, unknown> {
  const logged: Record<string, unknown> = {};
  for (const key of Object.keys(value).slice(0, MAX_ENTRIES)) {
    const item = read(value, key);
    const name = key.toLowerCase().replace(/[-_]/g, '');
    if (OMITTED.has(name)) logged[key] = '[omitted]';
    else if (ADDRESSES.has(name) && typeof item === 'string') logged[key] = withoutQuery(item);
    else logged[key] = logValue(item, depth + 1);
  }
  return logged;
}

/** A getter that throws must not take the log line, and what it reports on, with it. */
function read(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return '[unreadable]';
  }
}

function withoutQuery(address: string): string {
  return cut(address.replace(/[?#].*$/s, ''));
}

function cut(text: string): string {
  return text.length > MAX_STRING ? `${text.slice(0, MAX_STRING)}…` : text;
}
