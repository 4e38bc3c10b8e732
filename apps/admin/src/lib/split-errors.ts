import type { FormField } from './schema-form/form-field.ts';
import { serverText } from './server-text.ts';

export interface SplitErrors {
  /** By the path of an input that is on the page. */
  fields: Record<string, string>;
  /** What no input on the page answers for. */
  rest: string[];
}

/**
 * Sorts a problem's `errors` to the inputs of a form. The first message of an input wins; a path the
 * form does not show keeps its name in front, so that the message still says what it is about.
 *
 * @param form the fields whose mistakes their connector words itself
 */
export function splitErrors(
  errors: readonly { path: string; message: string }[],
  shown: readonly string[],
  form: readonly Pick<FormField, 'mistakes'>[] = [],
): SplitErrors {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  const worded: Record<string, string> = Object.assign({}, ...form.map((field) => field.mistakes));
  for (const { path, message: said } of errors) {
    const message = worded[said] ?? said;
    if (shown.includes(path)) fields[path] ??= sentence(message);
    else rest.push(path ? `${path}: ${serverText(message)}` : serverText(message));
  }
  return { fields, rest };
}

/** The server says "must be …" of a field; beside the input that becomes a sentence. */
function sentence(message: string): string {
  const known = serverText(message);
  if (known !== message) return known;
  const text = /^(is|must|may|has|does|was|cannot) /.test(message) ? `this ${message}` : message;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
