/**
 * A choice kept in the address as `a,b`: what is not among `values` is dropped, so that an old or
 * mistyped link shows a list instead of an error. Undefined when nothing is left.
 */
export function listParam<V extends string>(
  text: string | undefined,
  values: readonly V[],
): V[] | undefined {
  const asked = new Set((text ?? '').split(',').map((part) => part.trim()));
  const kept = values.filter((value) => asked.has(value));
  return kept.length > 0 ? kept : undefined;
}

/** The reverse; undefined leaves the parameter out of the address. */
export function listText(values: readonly string[]): string | undefined {
  return values.length > 0 ? values.join(',') : undefined;
}
