import { parsedUrl } from '@patchbay/connector-sdk/parsed-url';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { RequestContext } from '@patchbay/connector-sdk/definition';

/** The base address an operator entered, by the setting's name. */
export function baseUrlFrom(setting: string): (context: RequestContext) => string {
  return ({ settings }) => {
    const url = settings[setting];
    if (typeof url === 'string' && isAddress(url)) return url;
    throw new RequestBuildError(setting, 'is missing');
  };
}

function isAddress(url: string): boolean {
  try {
    parsedUrl(url);
    return true;
  } catch {
    return false; // what does not parse is no address
  }
}
