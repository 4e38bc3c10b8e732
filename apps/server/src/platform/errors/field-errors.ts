import type { FieldError } from './problem.ts';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}

/**
 * Validation issues as the wire's `errors`: one per field, unknown fields each by its own name.
 * @param prefix path of the validated value inside the request
 */
export function fieldErrors(issues: readonly Issue[], prefix: string[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...(issue.path ?? []).map(segment)];
    const unknown = issue.keys;
    if (!unknown) return [{ path: path.join('.'), message: issue.message }];
    return unknown.map((key) => ({
      path: [...path, key].join('.'),
      message: 'is not a known field',
    }));
  });
}

function segment(part: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof part === 'object' ? part.key : part);
}
