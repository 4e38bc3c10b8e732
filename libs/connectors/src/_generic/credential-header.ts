import { textField } from '@patchbay/connector-sdk/fields';
import type { Inject } from '@patchbay/connector-sdk/auth/inject';

/** A header name of RFC 9110 section 5.6.2, then optionally one scheme word after a colon. */
const FORM = /^([!#$%&'*+.^_`|~0-9a-z-]+)(?::\s*([\x21-\x7e]*))?$/i;

/** Headers that belong to the connection or its framing; a key written there would break it. */
const FRAMING =
  /^(?:host|connection|keep-alive|te|trailer|upgrade|expect|content-.*|transfer-encoding|proxy-.*|x-signature.*)$/i;

const DEFAULT = 'Authorization: Bearer';

export const credentialHeaderField = textField({
  title: 'Header',
  description: 'The header that carries the key, with the word before it if there is one.',
  placeholder: DEFAULT,
  help: [
    'Look for "Authentication" in the documentation of the system.',
    'For "Authorization: Bearer <key>" enter Authorization: Bearer.',
    'For "X-Api-Key: <key>" enter X-Api-Key.',
  ],
  maxLength: 200,
})
  .regex(FORM, 'must be a header name, optionally followed by a colon and one word')
  .refine((value) => !FRAMING.test(FORM.exec(value)?.[1] ?? ''), 'is a header of the connection')
  .default(DEFAULT);

interface CredentialHeader {
  /** In lower case. */
  name: string;
  /** Empty for none. */
  scheme: string;
}

export function parseCredentialHeader(setting: unknown): CredentialHeader {
  const [, name = 'authorization', scheme = ''] = FORM.exec(String(setting ?? DEFAULT)) ?? [];
  return { name: name.toLowerCase(), scheme };
}

/** Writes a key into the header that the connection's settings name. */
export function settingsHeader(keyField: string): Inject {
  return (request, { credentials, settings }) => {
    const { name, scheme } = parseCredentialHeader(settings['header']);
    const key = credentials[keyField] ?? '';
    request.headers[name] = scheme ? `${scheme} ${key}` : key;
  };
}
