import { paymentInputs } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';

/** The order's identifier, as `create_session` gives it. */
export const payment = paymentInputs.get_status.shape.payment.meta({ title: 'Payment' });

export const amount = z
  .int()
  .positive()
  .max(99_999_999_999)
  .meta({ title: 'Amount', description: 'In the smallest unit of the currency.' });

export const currency = paymentInputs.create_session.shape.currency.meta({ title: 'Currency' });

export const captureAtOnce = z
  .boolean()
  .default(true)
  .meta({ title: 'Capture at once', description: 'Otherwise the amount is only reserved.' });

export const SAMPLE_PAYMENT = '5O190127TN364715T';
