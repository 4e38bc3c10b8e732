import { textField } from '@patchbay/connector-sdk/fields';

/** A colon would end the user name early (RFC 7617 section 2). */
export const userNameField = textField({
  title: 'User name',
  help: [
    'Ask the other system for a user of its own for Patchbay, not a person’s.',
    'Enter the name that user signs in with.',
  ],
  maxLength: 500,
}).regex(/^[^:]*$/, 'must not contain a colon');
