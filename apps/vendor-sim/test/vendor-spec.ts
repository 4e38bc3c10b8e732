import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const FOLDER = join(import.meta.dirname, '../../../../shared/vendor-specs');

/** The vendors' published descriptions stand beside the repository, and only there. */
export const HAS_SPECS = existsSync(FOLDER);

type Json = Record<string, unknown>;

/** Complaints about a value against a schema of a published description; none means it fits. */
export function complaints(file: string, pointer: string, value: unknown): string[] {
  const validate = load(file).getSchema(`spec#${pointer}`);
  if (!validate) throw new Error(`${file} has nothing at ${pointer}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const loaded = new Map<string, Ajv>();

/** One compiler per description: its parts refer to each other, and are compiled once. */
function load(file: string): Ajv {
  const known = loaded.get(file);
  if (known) return known;
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const document = readable(file.endsWith('.json') ? JSON.parse(text) : parse(text)) as Json;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'spec', undefined, false);
  loaded.set(file, ajv);
  return ajv;
}

/** OpenAPI 3.0 and Google's discovery dialect, said in JSON Schema: nullable, and bare references. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example: _example, discriminator: _discriminator, ...rest } = value as Json;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, item]) => [key, readable(item)]),
  );
  if (typeof schema.$ref === 'string' && !schema.$ref.startsWith('#')) {
    schema.$ref = `#/schemas/${schema.$ref}`;
  }
  // Names to Google, a misspelt keyword to the compiler.
  if (typeof schema.id === 'string') delete schema.id;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
