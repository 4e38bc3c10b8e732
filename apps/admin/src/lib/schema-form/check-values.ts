import type { FieldValues, FormField } from './form-field.ts';
import { looksLikeReference } from './looks-like-reference.ts';
import { visibleFields } from './visible-fields.ts';

export type FieldFault = 'required' | 'url' | 'too_long';

/**
 * What can be said before asking the server, by field name; the server judges everything again.
 * Hidden fields have no faults.
 */
export function checkValues(
  fields: readonly FormField[],
  values: FieldValues,
): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  for (const field of visibleFields(fields, values)) {
    const fault = faultOf(field, values[field.name] ?? field.fallback);
    if (fault) faults[field.name] = fault;
  }
  return faults;
}

function faultOf(field: FormField, value: string | boolean): FieldFault | undefined {
  if (typeof value === 'boolean') return undefined;
  const text = value.trim();
  if (text === '') return field.required ? 'required' : undefined;
  // What it leads to is measured by the server.
  if (field.kind === 'secret' && looksLikeReference(text)) return undefined;
  if (field.maxLength !== null && text.length > field.maxLength) return 'too_long';
  if (field.kind === 'url' && !/^https?:\/\/[^\s]+$/i.test(text)) return 'url';
  return undefined;
}
