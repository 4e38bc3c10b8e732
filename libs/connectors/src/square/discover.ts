import type { DiscoverContext } from '@patchbay/connector-sdk/definition';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { Merchant, readMerchant } from './account.ts';

/** Orders need a location: the main one, unless another was chosen. */
export async function discover({ settings, call }: DiscoverContext) {
  if (settings['location_id']) return {};
  const response = await call(readMerchant({}));
  const merchant = response.status === 200 ? Merchant.safeParse(response.body).data : undefined;
  if (!merchant) throw new UnexpectedAnswerError(response);
  const { main_location_id: main } = merchant.merchant;
  return main ? { location_id: main } : {};
}
