import type { Json } from './descriptions.ts';

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Json;
}

/** What a vendor's description says of one request, whatever language it is written in. */
export interface Operation {
  /** The document, in which `$ref` is resolved. */
  root: Json;
  deprecated: boolean;
  parameters: readonly Parameter[];
  /** Schemas of the body by content type. */
  bodies: Readonly<Record<string, Json>>;
  bodyRequired: boolean;
  /** Of successes by status, such as `200`, `2XX` and `default`. */
  answers: Readonly<Record<string, { schema?: Json; examples: readonly unknown[] }>>;
  /** OAuth scopes; one of the sets is needed. Absent where the description states none. */
  scopes?: readonly (readonly string[])[];
}

export interface Asked {
  method: string;
  url: URL;
}

/** What stands in a path's places is left open; everything else must be the same. */
export function fitsTemplate(template: string, path: string, place = '[^/]+'): boolean {
  const pattern = template
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join(place);
  return new RegExp(`^${pattern}$`).test(path);
}

/** Follows `#/a/b`, or in Google's documents the bare name of a schema. */
export function resolve(root: Json, pointer: string): Json {
  const path = pointer.startsWith('#/') ? pointer.slice(2).split('/') : ['schemas', pointer];
  const found = path.reduce<unknown>(
    (node, key) =>
      (node as Json | undefined)?.[
        decodeURIComponent(key.replaceAll('~1', '/').replaceAll('~0', '~'))
      ],
    root,
  );
  if (typeof found !== 'object' || found === null) throw new Error(`${pointer} leads nowhere`);
  return found as Json;
}

export function deref<T extends object>(root: Json, node: T): T {
  const pointer = (node as Json)['$ref'];
  return typeof pointer === 'string' ? deref(root, resolve(root, pointer) as T) : node;
}
