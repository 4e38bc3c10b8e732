import type { Json } from './descriptions.ts';
import { flatSchema } from './flat-schema.ts';

export interface Strictness {
  /** Whether what the schema demands must be there; a documented answer is often shortened. */
  required: boolean;
}

/**
 * The part of a schema that is about this very value: descriptions refer to each other in circles, and
 * written out they have no end. Properties that the schema does not know count as wrong: a misspelt
 * name would otherwise pass, and be ignored by the vendor.
 */
export function schemaFor(root: Json, node: Json, value: unknown, how: Strictness): Json {
  const flat = flatSchema(root, node);
  const schema: Json = { ...flat };
  for (const key of ['properties', 'items', 'anyOf', 'oneOf', 'additionalProperties', 'required']) {
    delete schema[key];
  }
  const branches = (flat['anyOf'] ?? flat['oneOf']) as Json[] | undefined;
  // Closed and shortened, several of `oneOf` may fit.
  if (branches) schema['anyOf'] = branches.map((branch) => schemaFor(root, inherit(flat, branch), value, how)); // prettier-ignore
  if (how.required && flat['required'] && !branches) schema['required'] = flat['required'];
  if (Array.isArray(value)) addItems(root, flat, value, how, schema);
  else if (typeof value === 'object' && value !== null && !branches) {
    addProperties(root, flat, value as Json, how, schema);
  }
  return schema;
}

/** What stands beside `anyOf` holds in each of its branches. */
function inherit(flat: Json, branch: Json): Json {
  if (!flat['properties']) return branch;
  return { allOf: [{ properties: flat['properties'], required: flat['required'] ?? [] }, branch] };
}

function addItems(root: Json, flat: Json, value: unknown[], how: Strictness, schema: Json): void {
  const items = flat['items'] as Json | undefined;
  if (!items || value.length === 0) return;
  schema['prefixItems'] = value.map((item) => schemaFor(root, items, item, how));
}

function addProperties(root: Json, flat: Json, value: Json, how: Strictness, schema: Json): void {
  const known = flat['properties'] as Record<string, Json> | undefined;
  const more = flat['additionalProperties'];
  const properties: Json = {};
  for (const [name, inner] of Object.entries(value)) {
    const own = known && Object.hasOwn(known, name) ? known[name] : undefined;
    if (own) properties[name] = schemaFor(root, own, inner, how);
    else if (typeof more === 'object' && more) {
      properties[name] = schemaFor(root, more as Json, inner, how);
    }
  }
  schema['properties'] = properties;
  if (known && (more === undefined || more === false)) schema['additionalProperties'] = false;
}
