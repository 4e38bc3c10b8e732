import type { Multipart } from '@patchbay/connector-sdk/request';
import type { Built } from './built-requests.ts';
import type { Json } from './descriptions.ts';
import { formObject } from './form-object.ts';
import type { Operation, Parameter } from './operation.ts';
import { validate } from './validate.ts';

/** What a vendor's description of an operation says against a request. */
export function requestProblems(operation: Operation, built: Built): string[] {
  return [
    ...(operation.deprecated ? ['the operation is deprecated'] : []),
    ...queryProblems(operation, built),
    ...headerProblems(operation, built),
    ...bodyProblems(operation, built),
    ...scopeProblems(operation, built),
  ];
}

function queryProblems({ root, parameters }: Operation, { url }: Built): string[] {
  const known = new Map(parameters.filter((one) => one.in === 'query').map((one) => [bare(one.name), one])); // prettier-ignore
  const sent = [...url.searchParams.entries()].map(([name, value]) => [bare(name), value] as const);
  const names = new Set(sent.map(([name]) => name));
  return [
    ...sent.flatMap(([name, value]) => {
      const parameter = known.get(name);
      return parameter ? valueProblems(root, parameter, value) : [`query ${name} is not known`];
    }),
    ...[...known.values()]
      .filter(({ name, required }) => required && !names.has(bare(name)))
      .map(({ name }) => `query ${name} is missing`),
  ];
}

/** Lists are written with brackets or commas, or by repetition. */
const bare = (name: string) => name.replace(/\[.*$/, '');

function valueProblems(root: Json, { name, schema }: Parameter, value: string): string[] {
  if (!schema) return [];
  const problems = validate(root, schema, value, { text: true });
  return problems.map((problem) => `query ${name}: ${problem}`);
}

function headerProblems({ parameters }: Operation, { headers }: Built): string[] {
  return parameters
    .filter((one) => one.in === 'header' && one.required && !isCredential(one.name))
    .filter(({ name }) => !(name.toLowerCase() in headers))
    .map(({ name }) => `header ${name} is missing`);
}

const isCredential = (name: string) => name.toLowerCase() === 'authorization';

function bodyProblems(operation: Operation, built: Built): string[] {
  const { root, bodies, bodyRequired } = operation;
  const type = built.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (!type) return bodyRequired ? ['a body is required'] : [];
  const schema = schemaOf(bodies, type);
  if (!schema) return [`${type} is not accepted`];
  const { json, form, multipart } = built.request;
  if (json !== undefined) return validate(root, schema, JSON.parse(JSON.stringify(json)));
  if (form) return validate(root, schema, formObject(new URLSearchParams(form).toString()), { text: true }); // prettier-ignore
  if (multipart?.subtype === 'form-data') {
    return validate(root, schema, fieldsOf(multipart), { text: true });
  }
  // What Google calls related: the description of the file, then the file.
  const [first] = multipart?.parts ?? [];
  return first?.json === undefined ? [] : validate(root, schema, first.json);
}

function schemaOf(bodies: Operation['bodies'], type: string): Json | undefined {
  if (type === 'multipart/related') return bodies['application/json'];
  const found = Object.entries(bodies).find(([accepted]) => {
    const [bareType = ''] = accepted.toLowerCase().split(';');
    return bareType === type || bareType === '*/*' || (bareType.endsWith('/*') && type.startsWith(bareType.slice(0, -1))); // prettier-ignore
  });
  return found?.[1];
}

function fieldsOf({ parts }: Multipart): Record<string, unknown> {
  const fields = new URLSearchParams();
  for (const { name = '', text, json, bytes } of parts) {
    fields.append(name, text ?? (json === undefined ? (bytes ?? '') : JSON.stringify(json)));
  }
  return formObject(fields.toString());
}

/**
 * Where the vendor states scopes, the declaration must ask for one of them. By the letter all of a
 * set are needed, but vendors list what suffices alone in one set as often as in several.
 */
function scopeProblems({ scopes: sets }: Operation, { scopes }: Built): string[] {
  if (!scopes || !sets || sets.length === 0) return [];
  if (sets.some((set) => set.some((scope) => scopes.includes(scope)))) return [];
  return [`declares ${JSON.stringify(scopes)} and needs one of the scopes ${JSON.stringify(sets)}`];
}
