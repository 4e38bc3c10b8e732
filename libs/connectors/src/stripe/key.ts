import { keyField } from '@patchbay/connector-sdk/fields';

/** https://docs.stripe.com/keys: a secret key, or better a restricted one, of either mode. */
export const secretKeyField = keyField({
  title: 'Secret or restricted key',
  placeholder: 'rk_live_…',
  help: [
    'Sign in to the Stripe Dashboard and open Developers › API keys.',
    'Choose Create restricted key and name it Patchbay.',
    'Allow Write for Customers, Checkout Sessions, PaymentIntents, Charges and Refunds, and Read for Accounts.',
    'Copy the key and paste it here. A secret key works too, but can do everything.',
  ],
  helpUrl: 'https://dashboard.stripe.com/apikeys',
})
  .refine(
    (key) => !key.startsWith('pk_'),
    'is a publishable key, which is meant for browsers and may not read the account; use a secret key (sk_…) or a restricted key (rk_…)',
  )
  .refine(
    (key) => !key.startsWith('whsec_'),
    'is the signing secret of a webhook; use a secret key (sk_…) or a restricted key (rk_…)',
  )
  .refine(
    (key) => /^(?:sk|rk)_(?:test|live)_[A-Za-z0-9]+$/.test(key),
    'must begin with sk_live_, rk_live_, sk_test_ or rk_test_',
  );
