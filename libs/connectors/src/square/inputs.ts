import { paymentInputs } from '@patchbay/connector-sdk/kinds/payment';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

/** What `create_session` gives, which is an order, or a payment's own identifier. */
export const payment = paymentInputs.get_status.shape.payment.meta({ title: 'Payment' });

export const amount = z
  .int()
  .positive()
  .max(99_999_999_999)
  .meta({ title: 'Amount', description: 'In the smallest unit of the currency.' });

export const currency = paymentInputs.create_session.shape.currency
  .toUpperCase()
  .meta({ title: 'Currency' });

export const SAMPLE_PAYMENT = 'C0DMgui6YFmgyURVSRtxr4EShheZY';

export function locationOf(settings: Readonly<Record<string, unknown>>): string {
  const location = settings['location_id'];
  if (typeof location === 'string' && location !== '') return location;
  throw new RequestBuildError('location_id', 'choose a location for this connection');
}

/** Square wants at most 45 signs; the same for every try of a delivery. */
export const keyOf = (messageId: string | undefined, step = ''): string =>
  `${messageId ?? 'patchbay-sample'}${step}`;
