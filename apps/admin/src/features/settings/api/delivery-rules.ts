import { DeliveryRules } from '@patchbay/contracts/delivery-rules';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

export function deliveryRulesKey(site: string) {
  return ['sites', site, 'delivery-rules'] as const;
}

/** Which rules hold for each connector, and who states them. */
export function deliveryRulesQuery(site: string) {
  return queryOptions({
    queryKey: deliveryRulesKey(site),
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'settings', 'delivery-rules'), DeliveryRules, { signal }),
  });
}
