import { parsedUrl } from '../parsed-url.ts';
import type { VendorRequest } from '../request.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Where tokens are asked for: fixed, or by the connection's region, instance and the like. */
export type TokenAddress = string | ((settings: Settings) => string);

export function tokenAddress(address: TokenAddress, settings: Settings): string {
  return typeof address === 'function' ? address(settings) : address;
}

/** The host to declare of an address that is fixed. */
export function hostsOf(address: TokenAddress): string[] {
  return typeof address === 'function' ? [] : [parsedUrl(address).host];
}

/** A POST to an absolute address, query included. */
export function postTo(
  address: string,
  rest: Pick<VendorRequest, 'headers' | 'form' | 'json'>,
): VendorRequest {
  const url = parsedUrl(address);
  const query = Object.fromEntries(url.searchParams);
  return {
    method: 'POST',
    path: url.pathname,
    baseUrl: url.origin,
    ...(Object.keys(query).length > 0 && { query }),
    ...rest,
  };
}
