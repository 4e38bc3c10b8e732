/**
 * The same address at a stand-in vendor, path and query kept (CONNECTOR_BASE_URLS; never set in
 * production).
 */
export function standInFor(base: string | undefined, url: URL): URL | undefined {
  if (!base) return undefined;
  const standIn = new URL(base);
  standIn.pathname = standIn.pathname.replace(/\/+$/, '') + url.pathname;
  standIn.search = url.search;
  return standIn;
}
