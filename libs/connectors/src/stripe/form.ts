export type FormValue =
  | string
  | number
  | boolean
  | undefined
  | readonly FormValue[]
  | { readonly [key: string]: FormValue };

/**
 * Stripe's form encoding: `metadata[order]`, `line_items[0][quantity]`. Absent values are left out.
 * https://docs.stripe.com/api/metadata shows the brackets.
 */
export function formOf(values: Readonly<Record<string, FormValue>>): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) add(form, name, value);
  return form;
}

function add(form: Record<string, string>, name: string, value: FormValue): void {
  if (value === undefined) return;
  if (typeof value !== 'object') {
    form[name] = String(value);
    return;
  }
  for (const [key, inner] of Object.entries(value)) add(form, `${name}[${key}]`, inner);
}
