import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}
export interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { headers?: Json; content?: Record<string, { schema: Json }> }>;
  security?: Record<string, string[]>[];
  'x-capability'?: string;
}

/**
 * What is wrong with an answer, by the description; empty when nothing is. A field that is not
 * described counts as wrong, because that is how secrets would leave.
 */
export function mismatches(
  description: Description,
  operation: Operation,
  status: number,
  body: unknown,
): string[] {
  const response = operation.responses[status] ?? operation.responses['default'];
  const [content] = Object.values(response?.content ?? {});
  if (!content) return body === undefined || body === '' ? [] : [`${status} has no body described`];
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const problem = content.schema['$ref'] === '#/components/schemas/Problem';
  const schema = problem ? description.components.schemas['Problem'] : closed(content.schema);
  const validate = ajv.compile(modern(schema) as Json);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath || '/'} ${message} ${JSON.stringify(params)}`); // prettier-ignore
}

/** OpenAPI 3.0 has the exclusive bounds of JSON Schema draft 4. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, modern(item)] as const);
  const copy = Object.fromEntries(entries) as Json;
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    // prettier-ignore
    if (typeof copy[flag] !== 'boolean') continue;
    if (copy[flag]) copy[flag] = copy[bound];
    else delete copy[flag];
  }
  return copy;
}

function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]));
  return 'properties' in copy ? { additionalProperties: false, ...copy } : copy;
}
