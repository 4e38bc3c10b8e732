import type { Built } from './built-requests.ts';
import { formObject } from './form-object.ts';
import { validate } from './validate.ts';

interface Parameter {
  $ref?: string;
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
}

interface Operation {
  deprecated?: boolean;
  parameters?: Parameter[];
  requestBody?: {
    required?: boolean;
    content: Record<string, { schema: Record<string, unknown> }>;
  };
  security?: { oauth2?: string[] }[];
}

export interface OpenApi {
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
}

/** What a vendor's OpenAPI document says against a request. */
export function openApiProblems(documents: readonly OpenApi[], built: Built): string[] {
  const found = documents
    .map((document) => ({ document, operation: operationOf(document, built) }))
    .find(({ operation }) => operation);
  if (!found?.operation) return [`${built.request.method} ${built.url.pathname} does not exist`];
  const { document, operation } = found;
  return [
    ...(operation.deprecated ? ['the operation is deprecated'] : []),
    ...parameterProblems(operation, built),
    ...bodyProblems(document, operation, built),
    ...scopeProblems(operation, built),
  ];
}

function operationOf(document: OpenApi, { url, request }: Built): Operation | undefined {
  const base = new URL(document.servers[0]!.url).pathname.replace(/\/$/, '');
  if (!url.pathname.startsWith(base)) return undefined;
  const path = url.pathname.slice(base.length);
  const paths = Object.keys(document.paths).filter((template) => matches(template, path));
  // The path with the fewest places is the one meant.
  const best = paths.sort((a, b) => a.split('{').length - b.split('{').length)[0];
  return best === undefined ? undefined : document.paths[best]?.[request.method.toLowerCase()];
}

function matches(template: string, path: string): boolean {
  const pattern = template
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

function parameterProblems(operation: Operation, { url, headers }: Built): string[] {
  const parameters = operation.parameters ?? [];
  const of = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const sent = new Set([...url.searchParams.keys()]);
  const names = new Set(of('query').map(({ name }) => name));
  const present = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return [
    ...[...sent].filter((name) => !names.has(name)).map((name) => `query ${name} is not known`),
    ...of('query')
      .filter(({ name, required }) => required && !sent.has(name))
      .map(({ name }) => `query ${name} is missing`),
    ...of('header')
      .filter(({ name, required }) => required && !present.has(name.toLowerCase()))
      .map(({ name }) => `header ${name} is missing`),
  ];
}

function bodyProblems(document: OpenApi, operation: Operation, { body, request }: Built): string[] {
  const content = operation.requestBody?.content ?? {};
  if (!body) return operation.requestBody?.required ? ['a body is required'] : [];
  const type = request.form ? 'application/x-www-form-urlencoded' : 'application/json';
  const schema = content[type]?.schema;
  if (!schema) return [`${type} is not accepted`];
  const value: unknown = request.form ? formObject(body) : JSON.parse(body);
  return validate(document as never, schema, value, request.form !== undefined);
}

/** Where the vendor states scopes, the declaration must ask for one of the sets. */
function scopeProblems(operation: Operation, { scopes }: Built): string[] {
  const sets = (operation.security ?? []).map(({ oauth2 }) => oauth2).filter((set) => set);
  if (sets.length === 0 || sets.some((set) => set!.every((scope) => scopes.includes(scope)))) {
    return [];
  }
  return [`needs one of the scopes ${JSON.stringify(sets)}`];
}
