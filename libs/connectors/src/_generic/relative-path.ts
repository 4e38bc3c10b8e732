/** Decoded this often at most: a proxy before the system may decode once, the system again. */
const DECODINGS = 3;

/**
 * Why a path that a caller or an operator brought must not be sent below a base address, query
 * included; `undefined` when it may. It must not leave that base however the receiver decodes it.
 */
export function relativePathProblem(path: string): string | undefined {
  if (/[\p{Cc}\\#]/u.test(path)) return 'must not contain a backslash, # or control characters';
  // The URL standard cuts spaces off at both ends, and `.. ` becomes `..`.
  if (path !== path.trim()) return 'must not begin or end with a space';
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return 'must be relative to the base address';
  const segments = path.replace(/\?.*$/s, '').split('/');
  return segments.some(climbs) ? 'must not leave the base address' : undefined;
}

function climbs(segment: string): boolean {
  let text = segment;
  for (let round = 0; round <= DECODINGS; round += 1) {
    if (text === '.' || text === '..') return true;
    if (round > 0 && /[/\\\p{Cc}]/u.test(text)) return true;
    const decoded = decode(text);
    if (decoded === undefined) return true;
    if (decoded === text) return false;
    text = decoded;
  }
  return true;
}

/** `undefined` for a malformed escape. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
