import { randomBytes } from 'node:crypto';
import { json, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { nestedForm, text } from './body.ts';
import { authenticate, stripeAccountId } from './stripe-auth.ts';
import { stripeError, stripeFailure } from './stripe-errors.ts';
import { idempotent } from './stripe-idempotency.ts';
import type { Call, Vendor } from './vendor.ts';

interface StripeObject {
  id: string;
  object: string;
  [field: string]: unknown;
}

/** Stripe: https://docs.stripe.com/api and the published description spec3 of 2023-09. */
export const stripe: Vendor = {
  slug: 'stripe',
  name: 'Stripe',
  failure: stripeFailure,
  routes: [
    route('GET', '/v1/account', account),
    route('GET', '/v1/balance', balance),
    route('POST', '/v1/customers', idempotent(createCustomer)),
    route('GET', '/v1/customers/:id', retrieve('customers', 'customer_read', 'customer')),
    route('POST', '/v1/payment_intents', idempotent(createPaymentIntent)),
    route(
      'GET',
      '/v1/payment_intents/:id',
      retrieve('payment_intents', 'payment_intent_read', 'payment_intent'),
    ),
    route('POST', '/v1/checkout/sessions', idempotent(createCheckoutSession)),
    route('POST', '/v1/refunds', idempotent(createRefund)),
  ],
};

function account(call: Call): Reply {
  const caller = authenticate(call, 'accounts_kyc_basic_read');
  const { account: owner } = caller;
  return json(200, {
    id: stripeAccountId(caller),
    object: 'account',
    business_profile: { name: owner.name, url: owner.website },
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    country: owner.country.slice(0, 2).toUpperCase(),
    created: 1_640_995_200,
    default_currency: owner.currency.toLowerCase(),
    details_submitted: true,
    email: owner.email,
    metadata: {},
    payouts_enabled: true,
    settings: { dashboard: { display_name: owner.name, timezone: owner.timezone } },
    type: 'standard',
  });
}

function balance(call: Call): Reply {
  const { account: owner } = authenticate(call, 'balance_read');
  const amount = { amount: 124_550, currency: owner.currency.toLowerCase(), source_types: {} };
  return json(200, { object: 'balance', available: [amount], livemode: false, pending: [amount] });
}

function createCustomer(call: Call): Reply {
  authenticate(call, 'customer_write');
  const form = nestedForm(call.raw);
  const email = text(form.email);
  if (email && !email.includes('@')) {
    const message = `Invalid email address: ${email}`;
    return stripeError(400, {
      type: 'invalid_request_error',
      code: 'email_invalid',
      message,
      param: 'email',
    });
  }
  return created(call, 'customers', 'cus_', {
    object: 'customer',
    email: email ?? null,
    name: text(form.name) ?? null,
    phone: text(form.phone) ?? null,
    description: text(form.description) ?? null,
    metadata: form.metadata ?? {},
  });
}

function createPaymentIntent(call: Call): Reply {
  authenticate(call, 'payment_intent_write');
  const form = nestedForm(call.raw);
  const wrong = amountError(form) ?? currencyError(form);
  if (wrong) return wrong;
  const id = newId('pi_');
  return created(call, 'payment_intents', id, {
    object: 'payment_intent',
    amount: Number(form.amount),
    amount_received: 0,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
    confirmation_method: 'automatic',
    currency: String(form.currency).toLowerCase(),
    customer: text(form.customer) ?? null,
    description: text(form.description) ?? null,
    metadata: form.metadata ?? {},
    payment_method_types: ['card'],
    status: form.confirm === 'true' ? 'succeeded' : 'requires_payment_method',
  });
}

function createCheckoutSession(call: Call): Reply {
  authenticate(call, 'checkout_session_write');
  const form = nestedForm(call.raw);
  if (!text(form.mode)) return missing('mode');
  if (form.mode !== 'setup' && form.line_items === undefined) return missing('line_items');
  if (form.ui_mode === undefined && !text(form.success_url)) return missing('success_url');
  const id = newId('cs_test_');
  return created(call, 'checkout_sessions', id, {
    object: 'checkout.session',
    automatic_tax: { enabled: false, status: null },
    cancel_url: text(form.cancel_url) ?? null,
    currency: null,
    custom_fields: [],
    custom_text: { shipping_address: null, submit: null },
    customer: text(form.customer) ?? null,
    expires_at: Math.floor(Date.now() / 1000) + 86_400,
    metadata: form.metadata ?? {},
    mode: form.mode,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    shipping_options: [],
    status: 'open',
    success_url: text(form.success_url) ?? null,
    url: `https://checkout.stripe.com/c/pay/${id}`,
  });
}

function createRefund(call: Call): Reply {
  authenticate(call, 'charge_write');
  const form = nestedForm(call.raw);
  const intentId = text(form.payment_intent);
  if (!intentId && !text(form.charge)) return missing('payment_intent');
  const intent = intentId ? call.shelf.get<StripeObject>('payment_intents', intentId) : undefined;
  if (intentId && !intent) return noSuch('payment_intent', intentId);
  return created(call, 'refunds', 're_', {
    object: 'refund',
    amount: Number(form.amount ?? intent?.amount ?? 0),
    charge: text(form.charge) ?? null,
    currency: intent?.currency ?? 'eur',
    metadata: form.metadata ?? {},
    payment_intent: intentId ?? null,
    reason: text(form.reason) ?? null,
    status: 'succeeded',
  });
}

function retrieve(collection: string, permission: string, name: string) {
  return (call: Call): Reply => {
    authenticate(call, permission);
    const object = call.shelf.get(collection, call.params.id!);
    return object ? json(200, object) : noSuch(name, call.params.id!, 404);
  };
}

function created(
  call: Call,
  collection: string,
  idOrPrefix: string,
  fields: Record<string, unknown> & { object: string },
): Reply {
  const id = idOrPrefix.endsWith('_') ? newId(idOrPrefix) : idOrPrefix;
  const object: StripeObject = {
    id,
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    ...fields,
  };
  return json(200, call.shelf.put(collection, id, object));
}

function newId(prefix: string): string {
  return `${prefix}${randomBytes(12).toString('hex')}`;
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

function missing(param: string): Reply {
  return stripeError(400, {
    type: 'invalid_request_error',
    code: 'parameter_missing',
    message: `Missing required param: ${param}.`,
    param,
  });
}

function noSuch(name: string, id: string, status = 400): Reply {
  return stripeError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${name}: '${id}'`,
    param: status === 404 ? 'id' : name,
  });
}
