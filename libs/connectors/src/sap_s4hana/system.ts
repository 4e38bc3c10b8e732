import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

type Settings = Readonly<Record<string, unknown>>;

/** People paste the address of a page: the host and its port are taken out of it. */
export function systemOf(settings: Settings): string {
  return originOf(settings['url']) ?? missing('url');
}

export function tokenUrlOf(settings: Settings): string {
  const address = settings['token_url'];
  return originOf(address) === undefined ? missing('token_url') : String(address);
}

export function hostsIn(settings: Settings): string[] {
  return [settings['url'], settings['token_url']]
    .map(originOf)
    .filter((origin) => origin !== undefined)
    .map((origin) => new URL(origin).host);
}

/** Which client of the system is meant; its default where none is named. */
export function clientOf({ settings }: Pick<RequestContext, 'settings'>): {
  'sap-client'?: string;
} {
  const client = settings['client'];
  return typeof client === 'string' && client ? { 'sap-client': client } : {};
}

function originOf(address: unknown): string | undefined {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).origin : undefined;
}

function missing(setting: string): never {
  throw new RequestBuildError(setting, 'is needed');
}
