import type { FieldValue, FormField } from './form-field.ts';

/**
 * What a form starts with: what is stored, else the default. A secret always starts empty, whatever
 * is handed in: it is write-only.
 */
export function initialValues(
  fields: readonly FormField[],
  stored: Readonly<Record<string, unknown>> = {},
): Record<string, FieldValue> {
  return Object.fromEntries(fields.map((field) => [field.name, initialValue(field, stored)]));
}

function initialValue(field: FormField, stored: Readonly<Record<string, unknown>>): FieldValue {
  const value = field.kind === 'secret' ? undefined : stored[field.name];
  if (field.kind === 'boolean') return typeof value === 'boolean' ? value : field.fallback;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : field.fallback;
}
