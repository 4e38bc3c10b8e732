import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

export const ACCOUNT = /^accounts\/([0-9]{1,30})$/;
export const LOCATION = /^locations\/([0-9]{1,30})$/;
const BOTH = /^accounts\/([0-9]{1,30})\/locations\/([0-9]{1,30})$/;

/** The numbers of an account and one of its locations, as the picker names the two together. */
export function numbersIn(choice: string): { account: string; location: string } {
  const found = BOTH.exec(choice);
  if (found) return { account: found[1]!, location: found[2]! };
  throw new RequestBuildError('value', 'must look like accounts/123/locations/456');
}

/** The location an action is about, from the settings. */
export function chosenLocation(settings: Readonly<Record<string, unknown>>) {
  const account = ACCOUNT.exec(String(settings['account_resource_name'] ?? ''))?.[1];
  const location = LOCATION.exec(String(settings['location_resource_name'] ?? ''))?.[1];
  if (account && location) return { account, location };
  throw new RequestBuildError('location_resource_name', 'choose a location for this connection');
}
