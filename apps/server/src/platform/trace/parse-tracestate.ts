const KEY = /^(?:[a-z\d][a-z\d_*/-]{0,255}|[a-z\d][a-z\d_*/-]{0,240}@[a-z][a-z\d_*/-]{0,13})$/;
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;
const MOST_MEMBERS = 32;

/** Of characters; the specification asks for at least so many to be passed on. */
const LONGEST = 512;
/** Members longer than this are the first to be left out (section 3.3.1.5). */
const LONG_MEMBER = 128;

/**
 * Reads `tracestate` (section 3.3).
 *
 * @returns the members as they are passed on, at most 512 characters; null when there are none or
 *   one of them is malformed, since then all are dropped
 */
export function parseTracestate(header: string): string | null {
  const members = header
    .split(',')
    .map((member) => member.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((member) => member !== '');
  if (members.length === 0 || members.length > MOST_MEMBERS) return null;
  const keys = new Set(members.map((member) => member.slice(0, member.indexOf('='))));
  if (keys.size !== members.length || !members.every(isWellFormed)) return null;
  return shortened(members).join(',') || null;
}

function isWellFormed(member: string): boolean {
  const at = member.indexOf('=');
  return at > 0 && KEY.test(member.slice(0, at)) && VALUE.test(member.slice(at + 1));
}

/** Long members go first, then those at the end, which are the oldest. */
function shortened(members: string[]): string[] {
  let kept = members;
  while (kept.join(',').length > LONGEST) {
    const long = kept.findLastIndex((member) => member.length > LONG_MEMBER);
    const dropped = long === -1 ? kept.length - 1 : long;
    kept = kept.filter((_, index) => index !== dropped);
  }
  return kept;
}
