/** `/api/v1/sites/{site}/…`, every part encoded. */
export function sitePath(site: string, ...parts: readonly (string | number)[]): string {
  return ['/api/v1/sites', site, ...parts]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/');
}
