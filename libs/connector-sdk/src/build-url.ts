import type { VendorRequest } from './request.ts';

/**
 * The absolute address of a request.
 *
 * @throws Error when a `{name}` of the path has no parameter, or the path would leave its base.
 */
export function buildUrl(baseUrl: string, request: VendorRequest): URL {
  const path = request.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = request.params?.[name];
    if (value === undefined || value === '') throw new Error(`path parameter ${name} is missing`);
    return encodeSegment(String(value));
  });
  const base = new URL(request.baseUrl ?? baseUrl);
  const url = new URL(joinPaths(base.pathname, path), base.origin);
  if (!url.pathname.startsWith(base.pathname.replace(/\/$/, ''))) {
    throw new Error('path leaves the base address');
  }
  base.searchParams.forEach((value, name) => url.searchParams.append(name, value));
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      url.searchParams.append(name, String(one));
    }
  }
  return url;
}

/** `.` and `..` survive encodeURIComponent and would climb. */
function encodeSegment(value: string): string {
  return encodeURIComponent(value).replace(/^\.{1,2}$/, (dots) => '%2E'.repeat(dots.length));
}

function joinPaths(base: string, path: string): string {
  if (path === '') return base;
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}
