/** Where the cache keeps every list of alerts of a site; the counts of the bell are kept apart. */
export function alertsKey(site: string) {
  return ['sites', site, 'alerts'] as const;
}

export function alertSummaryKey(site: string) {
  return ['sites', site, 'alert-summary'] as const;
}
