import type { Json } from './descriptions.ts';
import { type Asked, type Operation, type Parameter, deref, fitsTemplate } from './operation.ts';

interface Media {
  schema?: Json;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
}

interface Described {
  deprecated?: boolean;
  servers?: { url: string }[];
  /** Of Swagger 2 also those in `body` and `formData`. */
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  consumes?: string[];
  responses?: Record<string, { content?: Record<string, Media>; schema?: Json; examples?: Json }>;
  security?: Record<string, string[]>[];
}

interface Document extends Json {
  servers?: { url: string }[];
  host?: string;
  basePath?: string;
  paths: Record<string, Record<string, unknown>>;
  security?: Described['security'];
  components?: { securitySchemes?: Record<string, { type: string }> };
  securityDefinitions?: Record<string, { type: string }>;
}

/** The operation of an OpenAPI 3 or Swagger 2 document that a request is. */
export function openApiOperation(root: Json, asked: Asked): Operation | undefined {
  const document = root as Document;
  const found = Object.entries(document.paths)
    .filter(([template, item]) => fits(document, template, item, asked))
    // The path with the fewest places is the one meant.
    .sort(([a], [b]) => a.split('{').length - b.split('{').length)[0];
  const item = found?.[1];
  const described = item?.[asked.method.toLowerCase()] as Described | undefined;
  return item && described ? toOperation(document, item, described) : undefined;
}

function fits(document: Document, template: string, item: Json, { method, url }: Asked): boolean {
  const described = item[method.toLowerCase()] as Described | undefined;
  const own = described?.servers ?? (item['servers'] as { url: string }[] | undefined);
  return (own ?? serversOf(document)).some((server) => {
    // Absolute, but for what the account decides: `{region}.vendor.com`.
    const base = server.url.replace(/\/$/, '');
    return fitsTemplate(`${base}${template}`, `${url.origin}${url.pathname}`);
  });
}

function serversOf({ servers, host, basePath = '' }: Document): { url: string }[] {
  return servers ?? [{ url: `https://${host}${basePath}` }];
}

function toOperation(root: Document, item: Json, described: Described): Operation {
  const parameters = [...((item['parameters'] as Parameter[]) ?? []), ...(described.parameters ?? [])]
    .map((parameter) => deref(root, parameter)); // prettier-ignore
  const scopes = scopesOf(root, described.security ?? root.security ?? []);
  return {
    root,
    deprecated: described.deprecated === true,
    parameters: parameters.filter((one) => one.in !== 'body' && one.in !== 'formData'),
    ...bodiesOf(root, described, parameters),
    answers: answersOf(root, described),
    ...(scopes.length > 0 && { scopes }),
  };
}

function bodiesOf(
  root: Json,
  described: Described,
  parameters: readonly Parameter[],
): Pick<Operation, 'bodies' | 'bodyRequired'> {
  const old = parameters.find((one) => one.in === 'body');
  const fields = parameters.filter((one) => one.in === 'formData');
  if (old) {
    const bodies = { 'application/json': old.schema ?? {} };
    return { bodies, bodyRequired: old.required === true };
  }
  if (fields.length > 0) return { bodies: formBodies(described, fields), bodyRequired: true };
  const body = described.requestBody && deref(root, described.requestBody);
  const bodies = Object.entries(body?.content ?? {}).map(([type, { schema }]) => [
    type,
    schema ?? {},
  ]);
  return { bodies: Object.fromEntries(bodies), bodyRequired: body?.required === true }; // prettier-ignore
}

function formBodies(described: Described, fields: readonly Parameter[]): Record<string, Json> {
  const schema = {
    properties: Object.fromEntries(fields.map((field) => [field.name, field])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
  };
  const types = described.consumes ?? ['application/x-www-form-urlencoded'];
  return Object.fromEntries(types.map((type) => [type, schema]));
}

function answersOf(root: Json, { responses = {} }: Described): Operation['answers'] {
  const successes = Object.entries(responses).filter(([status]) =>
    /^(?:2..|default)$/.test(status),
  );
  return Object.fromEntries(
    successes.map(([status, response]) => {
      const { content = {}, schema, examples } = deref(root, response);
      const type = Object.keys(content).find((one) => one.includes('json'));
      const media = type ? content[type]! : { ...(schema && { schema }) };
      const many = Object.values(media.examples ?? {}).map((one) => deref(root, one).value);
      const shown = [media.example, examples?.['application/json'], ...many].filter(
        (one) => typeof one === 'object' && one !== null && !('$ref' in one),
      );
      return [status, { ...(media.schema && { schema: media.schema }), examples: shown }];
    }),
  );
}

/** Sets of the schemes that are about scopes. */
function scopesOf(root: Document, security: NonNullable<Described['security']>): string[][] {
  const schemes = root.components?.securitySchemes ?? root.securityDefinitions ?? {};
  return security.flatMap((alternative) =>
    Object.entries(alternative)
      .filter(([name, scopes]) => /oauth2/i.test(`${name} ${schemes[name]?.type}`) && scopes.length > 0)
      .map(([, scopes]) => scopes),
  ); // prettier-ignore
}
