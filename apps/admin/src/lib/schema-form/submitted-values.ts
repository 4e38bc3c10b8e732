import type { FieldValue, FieldValues, FormField } from './form-field.ts';
import { visibleFields } from './visible-fields.ts';

/** What is sent: visible fields only, text trimmed, empty text left out. */
export function submittedValues(
  fields: readonly FormField[],
  values: FieldValues,
): Record<string, FieldValue> {
  const sent: Record<string, FieldValue> = {};
  for (const field of visibleFields(fields, values)) {
    const value = values[field.name] ?? field.fallback;
    if (typeof value === 'boolean') sent[field.name] = value;
    else if (value.trim() !== '') sent[field.name] = value.trim();
  }
  return sent;
}

/** Credentials are text on the wire. */
export function submittedText(
  fields: readonly FormField[],
  values: FieldValues,
): Record<string, string> {
  const sent = Object.entries(submittedValues(fields, values));
  return Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
}
