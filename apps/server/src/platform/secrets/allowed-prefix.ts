import { isSegment, type ParsedReference } from './parse-reference.ts';

/** One entry of `SECRET_REFERENCES`: what operators may refer to. */
export type AllowedPrefix =
  | { scheme: 'env'; name: string }
  | {
      scheme: 'file' | 'vault';
      /** `{site}` stands for the slug of the site the connection belongs to. */
      segments: string[];
      /** The prefix ended in a slash: what lies below it, not itself. */
      below: boolean;
    };

const SITE = '{site}';

/** @returns undefined when the entry is no prefix, or would let everything through */
export function parsePrefix(text: string): AllowedPrefix | undefined {
  const [, scheme, rest = ''] = /^(env|file|vault):(.*)$/.exec(text) ?? [];
  if (scheme === 'env') {
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(rest) ? { scheme, name: rest } : undefined;
  }
  if (scheme !== 'file' && scheme !== 'vault') return undefined;
  if (scheme === 'file' && !rest.startsWith('/')) return undefined;
  const below = rest.endsWith('/');
  const segments = rest.slice(scheme === 'file' ? 1 : 0, below ? -1 : undefined).split('/');
  if (!segments.every((segment) => segment === SITE || isSegment(segment))) return undefined;
  return { scheme, segments, below };
}

/**
 * Whether a reference lies under a prefix; paths are compared by whole segments.
 *
 * @param site the slug of the connection's site; undefined lets `{site}` be any, for a reference
 *   that was checked against its site when it was stored
 */
export function isAllowed(
  prefixes: readonly AllowedPrefix[],
  reference: ParsedReference,
  site: string | undefined,
): boolean {
  return prefixes.some((prefix) => {
    if (prefix.scheme === 'env') {
      return reference.scheme === 'env' && reference.name.startsWith(prefix.name);
    }
    if (reference.scheme !== prefix.scheme) return false;
    const spare = reference.segments.length - prefix.segments.length;
    if (spare < (prefix.below ? 1 : 0)) return false;
    return prefix.segments.every((segment, index) => {
      const actual = reference.segments[index];
      return segment === SITE ? site === undefined || actual === site : actual === segment;
    });
  });
}
