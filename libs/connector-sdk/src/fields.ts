import { z } from 'zod';

/** How the admin page draws a field; emitted into its JSON Schema under `x-field`. */
export type FieldKind = 'text' | 'secret' | 'url' | 'select' | 'boolean';

export interface FieldOptions {
  title: string;
  /** One sentence below the input. */
  description?: string;
  placeholder?: string;
  /** Numbered steps that tell a person where to find the value. */
  help?: readonly string[];
  /** The vendor's own page about it. */
  helpUrl?: string;
  /** Shown only while another field of the same form has this value. */
  showWhen?: { field: string; equals: string | boolean };
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
    ...extra,
  };
}

/**
 * Pasted values carry spaces and line breaks; no credential or setting here contains control
 * characters, and halves of surrogate pairs can be neither stored nor sent.
 */
function line(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Surrogate}]*$/u, 'must not contain line breaks or control characters');
}

export function textField(options: FieldOptions & { maxLength?: number }) {
  return line(options.maxLength ?? 500).meta(meta('text', options));
}

/** Write-only: encrypted when stored, never returned. */
export function secretField(options: FieldOptions & { maxLength?: number }) {
  return line(options.maxLength ?? 4000).meta(
    meta('secret', options, { writeOnly: true, format: 'password' }),
  );
}

/** A key or token that travels in a header, where nothing but visible ASCII may stand. */
export function keyField(options: FieldOptions & { maxLength?: number }) {
  return line(options.maxLength ?? 4000)
    .regex(/^[\x21-\x7e]*$/, 'must consist of letters, digits and ASCII signs, without spaces')
    .meta(meta('secret', options, { writeOnly: true, format: 'password' }));
}

/** An absolute http or https address without user info or fragment. */
export function urlField(options: FieldOptions) {
  return line(2000)
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
