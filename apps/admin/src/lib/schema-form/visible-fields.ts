import type { FieldValues, FormField } from './form-field.ts';

/**
 * The fields to show for what is filled in so far. A field whose condition names a field that is
 * itself hidden stays hidden: nobody could change the answer it depends on.
 */
export function visibleFields(fields: readonly FormField[], values: FieldValues): FormField[] {
  return fields.filter((field) => isVisible(field, fields, values, new Set()));
}

function isVisible(
  field: FormField,
  fields: readonly FormField[],
  values: FieldValues,
  asked: Set<string>,
): boolean {
  if (!field.showWhen || asked.has(field.name)) return true;
  const { field: name, equals } = field.showWhen;
  const other = fields.find((each) => each.name === name);
  if (!other) return false;
  const value = values[name] ?? other.fallback;
  const isMet = Array.isArray(equals) ? equals.some((one) => one === value) : value === equals;
  if (!isMet) return false;
  return isVisible(other, fields, values, asked.add(field.name));
}
