import { json, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { nestedForm, text } from './body.ts';
import { authenticate, stripeAccountId } from './stripe-auth.ts';
import { missing, stripeError, stripeFailure } from './stripe-errors.ts';
import { idempotent } from './stripe-idempotency.ts';
import { created, newId, retrieve } from './stripe-objects.ts';
import { paymentRoutes } from './stripe-payments.ts';
import type { Call, Vendor } from './vendor.ts';

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
    ...paymentRoutes,
    route('POST', '/v1/checkout/sessions', idempotent(createCheckoutSession)),
    route(
      'GET',
      '/v1/checkout/sessions/:id',
      retrieve('checkout_sessions', 'checkout_session_read', 'checkout.session'),
    ),
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
    country: owner.country_code,
    created: 1_640_995_200,
    default_currency: owner.currency.toLowerCase(),
    details_submitted: true,
    email: owner.email,
    metadata: {},
    payouts_enabled: true,
    settings: {
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_payments: { statement_descriptor_prefix: null },
      dashboard: { display_name: owner.name, timezone: owner.timezone },
      payments: { statement_descriptor: owner.name.toUpperCase() },
    },
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
  return created(call, 'customers', newId('cus_'), {
    object: 'customer',
    email: email ?? null,
    name: text(form.name) ?? null,
    phone: text(form.phone) ?? null,
    description: text(form.description) ?? null,
    metadata: form.metadata ?? {},
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
