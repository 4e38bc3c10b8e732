export type ParsedReference =
  | { scheme: 'env'; name: string }
  /** Absolute; `segments` are what stands between the slashes. */
  | { scheme: 'file'; segments: string[] }
  /** `segments` begin with the mount of the KV engine, which is one segment. */
  | { scheme: 'vault'; segments: string[]; key: string };

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,200}$/;
/** Nothing that climbs, is decoded on the way, or ends a path: no `..`, `%`, `?`, `#` or backslash. */
const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9._@+=~-]{1,200}$/;
const KEY = /^[A-Za-z0-9._-]{1,200}$/;

/** @returns a message for whoever typed it when the text is no reference */
export function parseReference(text: string): ParsedReference | string {
  const [, scheme, rest = ''] = /^(env|file|vault):(.*)$/s.exec(text) ?? [];
  if (scheme === 'env') return NAME.test(rest) ? { scheme, name: rest } : WRONG.env;
  if (scheme === 'file') return parseFile(rest);
  if (scheme === 'vault') return parseVault(rest);
  return 'must begin with env:, file: or vault:';
}

function parseFile(rest: string): ParsedReference | string {
  if (!rest.startsWith('/')) return WRONG.file;
  const segments = rest.slice(1).split('/');
  return segments.every(isSegment) ? { scheme: 'file', segments } : WRONG.file;
}

function parseVault(rest: string): ParsedReference | string {
  const [path = '', key = '', ...more] = rest.split('#');
  const segments = path.split('/');
  const right = segments.length >= 2 && segments.every(isSegment) && KEY.test(key);
  return right && more.length === 0 ? { scheme: 'vault', segments, key } : WRONG.vault;
}

export function isSegment(text: string): boolean {
  return SEGMENT.test(text);
}

const WRONG = {
  env: 'must be env: and the name of a variable',
  file: 'must be file: and an absolute path without dots that climb or encoded signs',
  vault: 'must be vault:mount/path#key, without dots that climb or encoded signs',
} as const;
