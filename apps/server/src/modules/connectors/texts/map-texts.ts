/** Keys of a connector's wire form that hold words for people, or lists of them. */
const WORDED = new Set(['title', 'description', 'label', 'registration', 'x-help']);

/** Records whose values are words: what each choice of a select, and each mistake, is called. */
const WORDED_VALUES = new Set(['x-labels', 'x-mistakes']);

/** Values that only look like it: what a caller would send. */
const UNWORDED = new Set(['sample', 'default', 'enum', 'const', 'x-show-when']);

type Say = (text: string) => string;

/**
 * The same form with every text that people read put through `say`: those of fields and actions, of
 * scopes, steps and panels. Names, addresses, placeholders and samples stay as they are.
 */
export function mapTexts<T>(value: T, say: Say): T {
  return mapped(value, say) as T;
}

function mapped(value: unknown, say: Say): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, say));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (UNWORDED.has(key)) return [key, inner];
      return [
        key,
        WORDED_VALUES.has(key) || WORDED.has(key) ? said(inner, say, key) : mapped(inner, say),
      ];
    }),
  );
}

/** A field may itself be called `title`: then it is a form, not a text. */
function said(value: unknown, say: Say, key: string): unknown {
  if (typeof value === 'string') return say(value);
  if (Array.isArray(value)) return value.map((item) => said(item, say, key));
  if (!WORDED_VALUES.has(key) || typeof value !== 'object' || value === null)
    return mapped(value, say);
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, say(String(text))]));
}
