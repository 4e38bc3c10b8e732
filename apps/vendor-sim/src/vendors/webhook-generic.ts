import { empty } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { genericFailure } from './generic-errors.ts';
import type { Vendor } from './vendor.ts';

export const HOOKS_PREFIX = '/hooks/';

/** A receiver of webhooks: takes everything; what came is read back through control. */
export const webhookGeneric: Vendor = {
  slug: 'webhook_generic',
  name: 'Webhook receiver',
  failure: (status, message) => genericFailure(status, message),
  routes: [route('POST', '/hooks/:name', () => empty())],
};
