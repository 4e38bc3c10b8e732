import { parsedUrl } from './parsed-url.ts';
import type { VendorRequest } from './request.ts';
import { RequestBuildError } from './request-build-error.ts';

/**
 * The absolute address of a request.
 *
 * @throws RequestBuildError when a `{name}` of the path has no usable parameter, or the path would
 *   leave its base address.
 */
export function buildUrl(baseUrl: string, request: VendorRequest): URL {
  const base = parsedUrl(request.baseUrl ?? baseUrl);
  const path = request.rawPath ?? fillTemplate(request);
  // The base itself: the commonest address of a webhook.
  if (path === '' && request.query === undefined && base.hash === '') return new URL(base);
  // Concatenated, not resolved: a path that begins with `//` would name another host.
  const url = new URL(base.origin + joinPaths(base.pathname, path));
  if (!isBelow(url, base)) throw new RequestBuildError('path', 'leaves the base address');
  base.searchParams.forEach((value, name) => url.searchParams.append(name, value));
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      url.searchParams.append(name, String(one));
    }
  }
  return url;
}

function fillTemplate(request: VendorRequest): string {
  return request.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(request.params?.[name] ?? '');
    if (value === '') throw new RequestBuildError(name, 'is missing');
    // The URL standard reads `%2e%2e` as `..` too, so dots cannot be made safe by encoding them.
    if (value === '.' || value === '..') throw new RequestBuildError(name, 'is no path segment');
    return encodeURIComponent(value);
  });
}

function joinPaths(base: string, path: string): string {
  if (path === '') return base;
  const separator = path.startsWith('?') ? '' : '/';
  return `${base.replace(/\/+$/, '')}${separator}${path.replace(/^\/+/, '')}`;
}

function isBelow(url: URL, base: URL): boolean {
  const root = base.pathname.replace(/\/+$/, '');
  if (url.origin !== base.origin) return false;
  return url.pathname === base.pathname || `${url.pathname}/`.startsWith(`${root}/`);
}
