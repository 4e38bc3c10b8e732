/** Stands in a stored credential where a value would: the value itself lives elsewhere. */
export interface SecretReference {
  /** `env:NAME`, `file:/path` or `vault:mount/path#key`. */
  reference: string;
}

/** A field of a credential at rest. The type keeps a reference from being sent as if it were a key. */
export type StoredValue = string | SecretReference;

const SCHEME = /^(env|file|vault):/;

/** Whether an operator typed a reference. Such a text is never taken for a key. */
export function looksLikeReference(text: string): boolean {
  return SCHEME.test(text);
}

export function isReference(value: StoredValue | undefined): value is SecretReference {
  return typeof value === 'object';
}
