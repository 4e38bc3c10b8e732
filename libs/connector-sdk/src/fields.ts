import { z } from 'zod';

/** How the admin page draws a field; emitted into its JSON Schema under `x-field`. */
export type FieldKind = 'text' | 'secret' | 'url' | 'select' | 'boolean' | 'ssh_keypair';

export interface FieldOptions {
  title: string;
  /** One sentence below the input. */
  description?: string;
  placeholder?: string;
  /** Numbered steps that tell a person where to find the value. */
  help?: readonly string[];
  /** The vendor's own page about it. */
  helpUrl?: string;
  /** Shown only while another field of the same form has this value, or one of these. */
  showWhen?: { field: string; equals: string | boolean | readonly string[] };
  /** What people paste here by mistake, each with what to do instead; asked in this order. */
  mistakes?: readonly Mistake[];
}

export interface Mistake {
  looksLike: RegExp;
  /** Goes on after the field's name: `is a publishable key; use a secret key, which begins with sk_`. */
  message: string;
}

function meta(kind: FieldKind, options: FieldOptions, extra: Record<string, unknown> = {}) {
  return {
    title: options.title,
    ...(options.description && { description: options.description }),
    'x-field': kind,
    ...(options.placeholder && { 'x-placeholder': options.placeholder }),
    ...(options.help && { 'x-help': options.help }),
    ...(options.helpUrl && { 'x-help-url': options.helpUrl }),
    ...(options.showWhen && { 'x-show-when': options.showWhen }),
    ...mistakeWords(options.mistakes),
    ...extra,
  };
}

/** What is said of each mistake, under what it is called in the answers, so that it can be translated. */
function mistakeWords(mistakes: readonly Mistake[] = []) {
  if (mistakes.length === 0) return {};
  return { 'x-mistakes': Object.fromEntries(mistakes.map(({ message }) => [message, message])) };
}

/**
 * Pasted values carry spaces and line breaks; no credential or setting here contains control
 * characters, and halves of surrogate pairs can be neither stored nor sent.
 */
function line(maxLength: number, mistakes: readonly Mistake[] = []) {
  return known(z.string().trim().min(1).max(maxLength), mistakes).regex(
    /^[^\p{Cc}\p{Surrogate}]*$/u,
    'must not contain line breaks or control characters',
  );
}

function known(schema: z.ZodString, mistakes: readonly Mistake[]): z.ZodString {
  return mistakes.reduce(
    (checked, { looksLike, message }) =>
      checked.refine((value) => !looksLike.test(value), { message, abort: true }),
    schema,
  );
}

export function textField(options: FieldOptions & { maxLength?: number }) {
  return line(options.maxLength ?? 500, options.mistakes).meta(meta('text', options));
}

/** Write-only: encrypted when stored, never returned. */
export function secretField(options: FieldOptions & { maxLength?: number }) {
  return line(options.maxLength ?? 4000, options.mistakes).meta(
    meta('secret', options, { writeOnly: true, format: 'password' }),
  );
}

/**
 * A secret of several lines, such as a PEM text (RFC 7468) or a service account's JSON. Line breaks
 * of any kind become plain ones.
 */
export function secretTextField(options: FieldOptions & { maxLength?: number }) {
  return known(
    z
      .string()
      .trim()
      .min(1)
      .max(options.maxLength ?? 20_000),
    options.mistakes ?? [],
  )
    .regex(/^[^\p{Surrogate}\0]*$/u, 'must be text')
    .overwrite((value) => value.replaceAll(/\r\n?/g, '\n'))
    .meta(meta('secret', options, { writeOnly: true, format: 'password', 'x-multiline': true }));
}

/** What people have at hand instead of the private half, and what to do then. */
const NO_PRIVATE_KEY: readonly Mistake[] = [
  {
    looksLike: /^(?:ssh-|ecdsa-|sk-)\S+ |BEGIN (?:SSH2 |RSA )?PUBLIC KEY/,
    message: 'is a public key; paste its private half, from the file without .pub',
  },
  {
    looksLike: /^PuTTY-User-Key-File/,
    message: 'is in PuTTY’s format; in PuTTYgen choose Conversions, Export OpenSSH key, paste that',
  },
  {
    looksLike: /BEGIN ENCRYPTED|,ENCRYPTED/,
    message: 'is encrypted; remove its passphrase (ssh-keygen -p) first',
  },
];

const WHOLE_KEY =
  /^-----BEGIN ((?:OPENSSH |RSA |EC )?PRIVATE KEY)-----[A-Za-z0-9+/=\s]+-----END \1-----$/;

/**
 * The private half of a key pair for SSH. Left empty, Patchbay makes an Ed25519 pair; pasted, it is in
 * OpenSSH's or in PEM form (RFC 7468). The public half becomes the setting `<field>_public`.
 */
export function sshKeyPairField(
  options: Pick<FieldOptions, 'title' | 'description' | 'help' | 'helpUrl' | 'showWhen'>,
) {
  return known(z.string().trim().max(10_000), NO_PRIVATE_KEY)
    .refine((text) => text === '' || WHOLE_KEY.test(text), {
      message: 'must be a whole private key, from its BEGIN line to its END line',
    })
    .meta(meta('ssh_keypair', { ...options, mistakes: NO_PRIVATE_KEY }, { writeOnly: true }))
    .optional();
}

/**
 * The name of a host. People paste whole addresses here: the host is taken out of them.
 *
 * @param options.domain the part that all hosts share, such as `myshopify.com`: a bare name is then
 *   completed, and other domains are refused
 */
export function hostField(options: FieldOptions & { domain?: string }) {
  const { domain } = options;
  const name = domain ? domain.replaceAll('.', '\\.') : '';
  const form = domain ? new RegExp(`^[a-z0-9][a-z0-9-]*\\.${name}$`) : HOST;
  return line(300, options.mistakes)
    .overwrite((value) => completed(hostOf(value), domain))
    .regex(form, domain ? `must be a name below ${domain}` : 'must be the name of a host')
    .meta(meta('text', options));
}

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

function hostOf(value: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`;
  return URL.canParse(address) ? new URL(address).hostname : value.toLowerCase();
}

function completed(host: string, domain: string | undefined): string {
  return domain && !host.includes('.') ? `${host}.${domain}` : host;
}

/** A key or token that travels in a header, where nothing but visible ASCII may stand. */
export function keyField(options: FieldOptions & { maxLength?: number }) {
  return line(options.maxLength ?? 4000, options.mistakes)
    .regex(/^[\x21-\x7e]*$/, 'must consist of letters, digits and ASCII signs, without spaces')
    .meta(meta('secret', options, { writeOnly: true, format: 'password' }));
}

/** An absolute http or https address without user info or fragment. */
export function urlField(options: FieldOptions) {
  return line(2000, options.mistakes)
    .refine(isHttpUrl, 'must be an absolute http or https address')
    .meta(meta('url', options, { format: 'uri' }));
}

export function selectField<const T extends readonly [string, ...string[]]>(
  values: T,
  options: FieldOptions & { labels?: Partial<Record<T[number], string>> },
) {
  return z
    .enum(values)
    .meta(meta('select', options, options.labels ? { 'x-labels': options.labels } : {}));
}

export function booleanField(options: FieldOptions) {
  return z.boolean().meta(meta('boolean', options));
}

function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  return !url.username && !url.password && !url.hash;
}
