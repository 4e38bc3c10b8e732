import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from './descriptions.ts';
import { schemaFor } from './schema-for.ts';

const options = { strict: false, allErrors: true, logger: false } as const;
const ajv = new Ajv2020({ ...options, coerceTypes: false });
const coercing = new Ajv2020({ ...options, coerceTypes: 'array' });
/** A page's own examples keep to no format. */
const unformatted = new Ajv2020({ ...options, coerceTypes: false, validateFormats: false });
for (const each of [ajv, coercing]) (addFormats as unknown as (a: Ajv2020) => void)(each);

export interface Validation {
  /** Form values and parameters arrive as text and are read as the schema's types. */
  text?: boolean;
  /** Part of what is documented suffices. */
  partial?: boolean;
}

/**
 * What a vendor's schema says against a value.
 *
 * @param root the document in which references are resolved
 */
export function validate(root: Json, schema: Json, value: unknown, how: Validation = {}): string[] {
  const about = schemaFor(root, schema, value, { required: !how.partial });
  const engine = how.text ? coercing : how.partial ? unformatted : ajv;
  const check = engine.compile(about);
  const fits = check(structuredClone(value));
  const problems = (check.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `body${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`,
  );
  engine.removeSchema(about);
  return fits ? [] : problems;
}
