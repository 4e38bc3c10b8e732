import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

type Settings = Readonly<Record<string, unknown>>;

/** OData 4.0; the older `v1`, of OData 3.0, is on its way out. */
export const SERVICE = '/b1s/v2';

/** People paste the address of a page: the host and its port are taken out of it. */
export function systemOf(settings: Settings): string {
  const url = settings['url'];
  if (typeof url === 'string' && URL.canParse(url)) return new URL(url).origin;
  throw new RequestBuildError('url', 'is needed');
}

export function hostsIn(settings: Settings): string[] {
  const url = settings['url'];
  return typeof url === 'string' && URL.canParse(url) ? [new URL(url).host] : [];
}
