import { randomBytes } from 'node:crypto';
import { json, type Reply } from '../http/reply.ts';
import { route, type Route } from '../http/route.ts';
import { nestedForm, text } from './body.ts';
import { authenticate } from './stripe-auth.ts';
import { missing, noSuch, stripeError } from './stripe-errors.ts';
import { idempotent } from './stripe-idempotency.ts';
import { created, newId, retrieve, type StripeObject } from './stripe-objects.ts';
import type { Call, Handler } from './vendor.ts';

/** https://docs.stripe.com/testing: payment methods that exist so that a charge is declined. */
const DECLINED: Record<string, string> = {
  pm_card_chargeDeclined: 'generic_decline',
  pm_card_visa_chargeDeclined: 'generic_decline',
  pm_card_chargeDeclinedInsufficientFunds: 'insufficient_funds',
  pm_card_visa_chargeDeclinedInsufficientFunds: 'insufficient_funds',
  pm_card_chargeDeclinedExpiredCard: 'expired_card',
};

/** https://docs.stripe.com/api/payment_intents and https://docs.stripe.com/api/refunds */
export const paymentRoutes: readonly Route<Handler>[] = [
  route('POST', '/v1/payment_intents', idempotent(create)),
  route(
    'GET',
    '/v1/payment_intents/:id',
    retrieve('payment_intents', 'payment_intent_read', 'payment_intent'),
  ),
  route('POST', '/v1/payment_intents/:id/capture', idempotent(capture)),
  route('POST', '/v1/payment_intents/:id/cancel', idempotent(cancel)),
  route('POST', '/v1/refunds', idempotent(refund)),
];

/** Any well-formed customer and payment method is taken: cards are entered in a browser, not here. */
function create(call: Call): Reply {
  authenticate(call, 'payment_intent_write');
  const form = nestedForm(call.raw);
  const wrong = amountError(form) ?? currencyError(form);
  if (wrong) return wrong;
  const method = text(form.payment_method);
  const declined = form.confirm === 'true' && method ? DECLINED[method] : undefined;
  if (declined) return decline(declined);
  const status = statusOf(form, method);
  const amount = Number(form.amount);
  const id = newId('pi_');
  return created(call, 'payment_intents', id, {
    object: 'payment_intent',
    amount,
    amount_capturable: status === 'requires_capture' ? amount : 0,
    amount_received: status === 'succeeded' ? amount : 0,
    capture_method: text(form.capture_method) ?? 'automatic',
    client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
    confirmation_method: 'automatic',
    currency: String(form.currency).toLowerCase(),
    customer: text(form.customer) ?? null,
    description: text(form.description) ?? null,
    latest_charge: status === 'succeeded' || status === 'requires_capture' ? newId('ch_') : null,
    metadata: form.metadata ?? {},
    payment_method: method ?? null,
    payment_method_types: ['card'],
    receipt_email: text(form.receipt_email) ?? null,
    status,
  });
}

function statusOf(form: Record<string, unknown>, method: string | undefined): string {
  if (!method) return 'requires_payment_method';
  if (form.confirm !== 'true') return 'requires_confirmation';
  return form.capture_method === 'manual' ? 'requires_capture' : 'succeeded';
}

function capture(call: Call): Reply {
  return change(call, ['requires_capture'], (intent, form) => {
    const amount = Number(form.amount_to_capture ?? intent.amount);
    return { status: 'succeeded', amount_received: amount, amount_capturable: 0 };
  });
}

function cancel(call: Call): Reply {
  const open = ['requires_payment_method', 'requires_capture', 'requires_confirmation'];
  return change(call, open, (_intent, form) => ({
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: Math.floor(Date.now() / 1000),
    cancellation_reason: text(form.cancellation_reason) ?? null,
  }));
}

function change(
  call: Call,
  from: readonly string[],
  to: (intent: StripeObject, form: Record<string, unknown>) => Record<string, unknown>,
): Reply {
  authenticate(call, 'payment_intent_write');
  const id = call.params.id!;
  const intent = call.shelf.get<StripeObject>('payment_intents', id);
  if (!intent) return noSuch('payment_intent', id, 404);
  if (!from.includes(String(intent.status))) {
    return stripeError(400, {
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      message: `This PaymentIntent's status is ${String(intent.status)}, which does not allow this.`,
      payment_intent: intent,
    });
  }
  return json(200, Object.assign(intent, to(intent, nestedForm(call.raw))));
}

function refund(call: Call): Reply {
  authenticate(call, 'charge_write');
  const form = nestedForm(call.raw);
  const intentId = text(form.payment_intent);
  if (!intentId && !text(form.charge)) return missing('payment_intent');
  const intent = intentId ? call.shelf.get<StripeObject>('payment_intents', intentId) : undefined;
  if (intentId && !intent) return noSuch('payment_intent', intentId);
  return created(call, 'refunds', newId('re_'), {
    object: 'refund',
    amount: Number(form.amount ?? intent?.amount ?? 0),
    charge: text(form.charge) ?? intent?.latest_charge ?? null,
    currency: intent?.currency ?? 'eur',
    metadata: form.metadata ?? {},
    payment_intent: intentId ?? null,
    reason: text(form.reason) ?? null,
    status: 'succeeded',
  });
}

function decline(declineCode: string): Reply {
  const expired = declineCode === 'expired_card';
  return stripeError(402, {
    type: 'card_error',
    code: expired ? 'expired_card' : 'card_declined',
    ...(expired ? {} : { decline_code: declineCode }),
    message: expired ? 'Your card has expired.' : 'Your card was declined.',
  });
}

function amountError(form: Record<string, unknown>): Reply | undefined {
  const amount = text(form.amount);
  if (amount === undefined) return missing('amount');
  if (/^\d+$/.test(amount) && Number(amount) > 0) return undefined;
  return stripeError(400, {
    type: 'invalid_request_error',
    code: 'parameter_invalid_integer',
    message: `Invalid integer: ${amount}`,
    param: 'amount',
  });
}

function currencyError(form: Record<string, unknown>): Reply | undefined {
  const currency = text(form.currency);
  if (currency === undefined) return missing('currency');
  if (/^[a-z]{3}$/i.test(currency)) return undefined;
  return stripeError(400, {
    type: 'invalid_request_error',
    message: `Invalid currency: ${currency}.`,
    param: 'currency',
  });
}
