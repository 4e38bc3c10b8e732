/** Scopes of `required` that `granted` lacks, in the order required, each once. */
export function missingScopes(granted: readonly string[], required: readonly string[]): string[] {
  const held = new Set(granted);
  return [...new Set(required)].filter((scope) => !held.has(scope));
}

/**
 * Scopes in a token response. RFC 6749 section 3.3 separates them by spaces; vendors also use
 * commas. `undefined` when the vendor sent none, which RFC 6749 section 5.1 defines as "as asked".
 */
export function parseScopes(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return unique(value.filter((v): v is string => typeof v === 'string'));
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return unique(value.split(/[\s,]+/));
}

function unique(values: string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}
