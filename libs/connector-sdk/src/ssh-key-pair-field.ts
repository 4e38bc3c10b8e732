import { z } from 'zod';
import { type FieldOptions, type Mistake, known, meta } from './fields.ts';
import { formSchema } from './json-schema.ts';

/** What people have at hand instead of the private half, and what to do then. */
const MISTAKES: readonly Mistake[] = [
  {
    looksLike: /^(?:ssh-|ecdsa-|sk-)\S+ |BEGIN (?:SSH2 |RSA )?PUBLIC KEY/,
    message: 'is a public key; paste its private half, from the file without .pub',
  },
  {
    looksLike: /^PuTTY-User-Key-File/,
    message: 'is in PuTTY’s format; in PuTTYgen choose Conversions, Export OpenSSH key, paste that',
  },
  { looksLike: /ENCRYPTED/, message: 'is encrypted; remove its passphrase (ssh-keygen -p) first' },
];

const WHOLE =
  /^-----BEGIN ((?:OPENSSH |RSA |EC )?PRIVATE KEY)-----[A-Za-z0-9+/=\s]+-----END \1-----$/;

/**
 * The private half of a key pair for SSH. Left empty, Patchbay makes an Ed25519 pair; pasted, it is in
 * OpenSSH's or in PEM form (RFC 7468). The public half becomes the setting `<field>_public`.
 */
export function sshKeyPairField(
  options: Pick<FieldOptions, 'title' | 'description' | 'help' | 'helpUrl' | 'showWhen'>,
) {
  return known(z.string().trim().max(10_000), MISTAKES)
    .refine((text) => text === '' || WHOLE.test(text), {
      message: 'must be a whole private key, from its BEGIN line to its END line',
    })
    .meta(meta('ssh_keypair', options, { writeOnly: true }))
    .optional();
}

/** Names of the fields of a form that hold a key pair for SSH. */
export function sshKeyPairNames(fields: z.ZodObject | undefined): string[] {
  const { properties = {} } = formSchema(fields) as {
    properties?: Record<string, { 'x-field'?: string }>;
  };
  return Object.entries(properties)
    .filter(([, property]) => property['x-field'] === 'ssh_keypair')
    .map(([name]) => name);
}

/** The setting that holds a key pair's public half, which everybody may read. */
export function publicHalfName(field: string): string {
  return `${field}_public`;
}
