import { keyField as anyKey } from '@patchbay/connector-sdk/fields';

/** 32 hexadecimal digits, a hyphen and the account's data centre. */
export const keyField = anyKey({
  title: 'API key',
  placeholder: '0123456789abcdef0123456789abcdef-us6',
  help: [
    'Sign in to Mailchimp and choose Account & billing under your picture.',
    'Open Extras › API keys and choose Create A Key. Name it Patchbay.',
    'Copy the key, with the part after the hyphen, and paste it here.',
  ],
  helpUrl: 'https://us1.admin.mailchimp.com/account/api/',
})
  .refine(
    (key) => !key.startsWith('md-'),
    'is a key of Mailchimp Transactional, which is another product',
  )
  .refine(
    (key) => /^[0-9a-z]{16,64}-[a-z]{2,4}[0-9]{1,4}$/i.test(key),
    'must end with a hyphen and the data centre, such as -us6',
  );
