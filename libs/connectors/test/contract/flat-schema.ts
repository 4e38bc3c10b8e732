import type { Json } from './descriptions.ts';
import { deref } from './operation.ts';

/** Keywords that say nothing about a value, or in Google's documents something else. */
const IGNORED = new Set(['example', 'examples', 'id', 'description', 'default', 'discriminator']);

/**
 * A schema's own level: references followed, `allOf` merged into one, the dialects made alike.
 * What stands below it is as it was.
 */
export function flatSchema(root: Json, node: Json): Json {
  const schema = deref(root, node);
  const flat: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!IGNORED.has(key) && key !== 'allOf') flat[key] = value;
  }
  for (const part of (schema['allOf'] as Json[] | undefined) ?? []) {
    merge(flat, flatSchema(root, part));
  }
  return plain(flat);
}

function merge(flat: Json, part: Json): void {
  for (const [key, value] of Object.entries(part)) {
    if (key === 'properties') flat[key] = { ...(flat[key] as Json), ...(value as Json) };
    else if (key === 'required') flat[key] = [...((flat[key] as string[]) ?? []), ...(value as string[])];
    else if (key !== 'additionalProperties' || !(key in flat)) flat[key] = value;
  } // prettier-ignore
}

function plain(flat: Json): Json {
  // Google writes `required` as a word, Swagger 2 as a truth about a field.
  if (!Array.isArray(flat['required'])) delete flat['required'];
  if (flat['exclusiveMinimum'] === true) delete flat['exclusiveMinimum'];
  if (flat['exclusiveMaximum'] === true) delete flat['exclusiveMaximum'];
  if (flat['type'] === 'any' || flat['type'] === 'file') delete flat['type'];
  // Google writes numbers as text.
  for (const key of ['minimum', 'maximum']) {
    if (typeof flat[key] === 'string') flat[key] = Number(flat[key]);
  }
  if (flat['nullable'] === true) {
    for (const key of ['anyOf', 'oneOf']) {
      if (Array.isArray(flat[key])) flat[key] = [...(flat[key] as unknown[]), { type: 'null' }];
    }
    if (typeof flat['type'] === 'string') flat['type'] = [flat['type'], 'null'];
    if (Array.isArray(flat['enum'])) flat['enum'] = [...(flat['enum'] as unknown[]), null];
  }
  delete flat['nullable'];
  return flat;
}
