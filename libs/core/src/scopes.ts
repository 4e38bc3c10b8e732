/** Scopes of `required` that `granted` lacks, in the order required, each once. */
export function missingScopes(granted: readonly string[], required: readonly string[]): string[] {
  const held = new Set(granted);
  return [...new Set(required)].filter((scope) => !held.has(scope));
}

/**
 * Scopes in a token response. RFC 6749 section 3.3 separates them by spaces; vendors also use
 * commas, and some leave
 * the plus signs of a form standing. A list may hold several in one entry. `undefined` when the vendor sent none, which RFC 6749 section 5.1 defines as "as asked".
 */
export function parseScopes(value: unknown): string[] | undefined {
  if (Array.isArray(value)) {
    return unique(value.flatMap((each) => (typeof each === 'string' ? separate(each) : [])));
  }
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return unique(separate(value));
}

/** A plus sign may be part of a scope, so it separates only where nothing else does. */
function separate(text: string): string[] {
  const parts = text.trim().split(/[\s,]+/);
  return parts.length === 1 ? text.trim().split('+') : parts;
}

function unique(values: string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}
