/** Whether an address is one that the operator entered, not one of a known vendor. */
export function operatorChose(url: URL, settings: Readonly<Record<string, unknown>>): boolean {
  return Object.values(settings).some(
    (value) => typeof value === 'string' && URL.canParse(value) && new URL(value).host === url.host,
  );
}
