import type { ActionSamples } from '@patchbay/connector-sdk/samples';

const PAYMENT = 'pi_3MtwBwLkdIwHu7ix28a3tqPa';

const intent = (status: string, more: Record<string, unknown> = {}) => ({
  id: PAYMENT,
  object: 'payment_intent',
  amount: 2998,
  amount_received: 0,
  currency: 'eur',
  customer: 'cus_NffrFeUfNV2Hib',
  latest_charge: 'ch_3MtwBwLkdIwHu7ix28a3tqPa',
  livemode: false,
  status,
  ...more,
});

const result = (state: string, vendor_state: string) => ({
  ...{ payment: PAYMENT, state, vendor_state },
  ...{ amount: 2998, currency: 'eur' },
});

const refused = (status: number, error: Record<string, unknown>, code: string) => ({
  status,
  json: { error: { type: 'invalid_request_error', message: 'Sample.', ...error } },
  code,
});

const unexpectedState = refused(
  400,
  { code: 'payment_intent_unexpected_state' },
  'payment_intent_unexpected_state',
);
const missing = refused(404, { code: 'resource_missing', param: 'intent' }, 'resource_missing');

/** As https://docs.stripe.com/api shows them. */
export const actionSamples: Readonly<Record<string, ActionSamples>> = {
  create_customer: {
    inputs: [{}, { name: 'Ada', phone: '+31201234567', description: 'd' }],
    delivered: {
      status: 200,
      json: { id: 'cus_NffrFeUfNV2Hib', object: 'customer', email: 'ada@example.com' },
      result: { customer: 'cus_NffrFeUfNV2Hib' },
    },
    failed: [refused(400, { code: 'email_invalid', param: 'email' }, 'email_invalid')],
  },
  create_session: {
    inputs: [
      {
        currency: 'JPY',
        items: [{ name: 'Bell', amount: 500 }],
        success_url: 'https://shop.example/thanks',
        customer: 'cus_1',
      },
    ],
    delivered: {
      status: 200,
      json: {
        id: 'cs_test_a11YYufWQzNY63zpQ6QSNRQhkUpVph4WRmzW0zWJO2znZKdVujZ0N0S22u',
        object: 'checkout.session',
        mode: 'payment',
        payment_intent: null,
        payment_status: 'unpaid',
        status: 'open',
        expires_at: 1_767_409_445,
        url: 'https://checkout.stripe.com/c/pay/cs_test_a11YYufWQzNY63zpQ6QSNRQhkUpVph4WRmzW0zWJO2znZKdVujZ0N0S22u',
      },
      result: {
        session: 'cs_test_a11YYufWQzNY63zpQ6QSNRQhkUpVph4WRmzW0zWJO2znZKdVujZ0N0S22u',
        url: 'https://checkout.stripe.com/c/pay/cs_test_a11YYufWQzNY63zpQ6QSNRQhkUpVph4WRmzW0zWJO2znZKdVujZ0N0S22u',
        expires_at: '2026-01-03T03:04:05.000Z',
      },
    },
    failed: [refused(400, { code: 'amount_too_small' }, 'amount_too_small')],
  },
  charge_card: {
    inputs: [
      {
        amount: 1,
        currency: 'usd',
        customer: 'cus_1',
        payment_method: 'card_1',
        capture: false,
        receipt_email: 'ada@example.com',
      },
    ],
    delivered: {
      status: 200,
      json: intent('succeeded', { amount_received: 2998 }),
      result: result('captured', 'succeeded'),
    },
    failed: [
      refused(
        402,
        { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' },
        'insufficient_funds',
      ),
    ],
  },
  capture: {
    inputs: [{ payment: 'pi_1' }],
    delivered: {
      status: 200,
      json: intent('succeeded', { amount_received: 1499 }),
      result: result('captured', 'succeeded'),
    },
    failed: [unexpectedState, missing],
  },
  cancel: {
    inputs: [{ payment: 'pi_1' }],
    delivered: {
      status: 200,
      json: intent('canceled', { cancellation_reason: 'requested_by_customer' }),
      result: result('cancelled', 'canceled'),
    },
    failed: [unexpectedState],
  },
  refund: {
    inputs: [
      { payment: 'pi_1', metadata: { a: 'b' } },
      { payment: 'pi_1', reason: 'The bell does not ring.' },
    ],
    delivered: {
      status: 200,
      json: {
        id: 're_1Nispe2eZvKYlo2Cd31jOCgZ',
        object: 'refund',
        amount: 1499,
        currency: 'eur',
        payment_intent: PAYMENT,
        reason: 'requested_by_customer',
        status: 'succeeded',
      },
      result: {
        refund: 're_1Nispe2eZvKYlo2Cd31jOCgZ',
        payment: PAYMENT,
        state: 'succeeded',
        vendor_state: 'succeeded',
        amount: 1499,
        currency: 'eur',
      },
    },
    failed: [refused(400, { code: 'charge_already_refunded' }, 'charge_already_refunded')],
  },
  get_status: {
    delivered: {
      status: 200,
      json: intent('succeeded', {
        latest_charge: {
          id: 'ch_3MtwBwLkdIwHu7ix28a3tqPa',
          object: 'charge',
          amount: 2998,
          amount_refunded: 1499,
        },
      }),
      result: result('partially_refunded', 'succeeded'),
    },
    failed: [missing],
  },
};
