import { ProblemError } from '../../platform/errors/problem.ts';

/** Anchored, because a site may be called `proxy` too. */
const BEHIND = /^\/api\/v1\/sites\/[^/]+\/connections\/[^/]+\/proxy([/?][^#]*)?/i;

/** What decodes to a separator, a dot or a control character could climb once a vendor decodes it. */
const CLIMBS = /(?:^|\/)\.{1,2}(?:\/|$)|[\\\p{Cc}]/u;

/**
 * The path and query behind `/proxy/`, exactly as the caller wrote them.
 *
 * @throws ProblemError 400 `path_refused` for what would leave the vendor's base address: `..`,
 *   encoded slashes and dots, backslashes, absolute addresses
 */
export function proxyPath(originalUrl: string): string {
  const behind = BEHIND.exec(originalUrl);
  // The absolute form (RFC 9112, section 3.2.2) is routed by its path, whatever host it names.
  if (!behind) throw refused();
  const raw = behind[1] ?? '/';
  const [before = '', ...query] = raw.split('?');
  const path = before || '/';
  if (path.startsWith('//')) throw refused();
  if (/%(?:2f|5c|2e|00)/i.test(path)) throw refused();
  if (CLIMBS.test(path) || CLIMBS.test(decoded(path))) throw refused();
  return query.length > 0 ? `${path}?${query.join('?')}` : path;
}

/** Decoded twice: some vendors do. */
function decoded(path: string): string {
  try {
    const once = decodeURIComponent(path);
    return /%[0-9a-f]{2}/i.test(once) ? decodeURIComponent(once) : once;
  } catch {
    throw refused();
  }
}

function refused(): ProblemError {
  return new ProblemError(
    400,
    'path_refused',
    "The path must stay below the vendor's base address.",
    { errors: [{ path: 'path', message: 'must not climb, nor hold encoded separators' }] },
  );
}
