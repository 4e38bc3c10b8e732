import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false, logger: false });
const coercing = new Ajv2020({ strict: false, allErrors: true, coerceTypes: true, logger: false });
for (const each of [ajv, coercing]) (addFormats as unknown as (a: Ajv2020) => void)(each);

/**
 * What a vendor's schema says against a body. Properties the schema does not know count as wrong: a
 * misspelt name would otherwise pass and be ignored by the vendor.
 *
 * @param root the document in which `$ref` pointers are resolved
 * @param text form values arrive as text and are read as the schema's types
 */
export function validate(root: Json, schema: Json, body: unknown, text = false): string[] {
  const check = (text ? coercing : ajv).compile(inline(root, schema, 0) as Json);
  if (check(structuredClone(body))) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `body${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

/** Vendors' schemas refer to each other in circles; deeper than any body goes, anything is allowed. */
const DEEPEST = 12;

/** Examples hold anything; `id` names a schema in Google's dialect; `required` is treated below. */
const IGNORED = new Set(['example', 'examples', 'id', 'required']);

function inline(root: Json, node: unknown, depth: number): unknown {
  if (Array.isArray(node)) return node.map((item) => inline(root, item, depth));
  if (typeof node !== 'object' || node === null) return node;
  if (depth > DEEPEST) return {};
  const schema = node as Json;
  if (typeof schema['$ref'] === 'string') {
    return inline(root, resolve(root, schema['$ref']), depth + 1);
  }
  const result: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (IGNORED.has(key)) continue;
    result[key] =
      key === 'properties' ? inlineEach(root, value, depth) : inline(root, value, depth);
  }
  // Google writes `required` into texts, others as a list.
  if (Array.isArray(schema['required'])) result['required'] = schema['required'];
  if (schema['nullable'] === true && typeof schema['type'] === 'string') {
    result['type'] = [schema['type'], 'null'];
  }
  const closed = schema['properties'] && !('additionalProperties' in schema) && !schema['allOf'];
  if (closed) result['additionalProperties'] = false;
  return result;
}

function inlineEach(root: Json, properties: unknown, depth: number): Json {
  return Object.fromEntries(
    Object.entries(properties as Json).map(([name, value]) => [
      name,
      inline(root, value, depth + 1),
    ]),
  );
}

/** `#/components/schemas/Contact`, or in Google's documents the bare name of a schema. */
function resolve(root: Json, pointer: string): unknown {
  const path = pointer.startsWith('#/') ? pointer.slice(2).split('/') : ['schemas', pointer];
  return path.reduce<unknown>(
    (node, key) => (node as Json | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
    root,
  );
}
