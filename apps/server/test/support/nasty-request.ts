import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { nastyText, nastyValue, nearly, shaped } from './nasty.ts';
import type { Operation } from './openapi-check.ts';
import type { Route } from './routes.ts';

export type Who = 'administrator' | 'token' | 'anonymous';

/** One request, as it goes out. */
export interface NastyRequest {
  who: Who;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

const JSON_TYPE = 'application/json';

/** Requests to a route: mostly almost right, so that they get past the first check. */
export function nastyRequest(
  route: Route,
  operation: Operation | undefined,
  ids: readonly string[],
): fc.Arbitrary<NastyRequest> {
  return fc
    .record({
      who: fc.constantFrom<Who>('administrator', 'administrator', 'token', 'token', 'anonymous'),
      path: fc
        .tuple(pathOf(route, ids), queryOf(operation))
        .map(([path, query]) => (query ? `${path}?${query}` : path)),
      headers: headers(),
      body: bodyOf(route, operation),
    })
    .map(({ body, ...request }) => ({
      ...request,
      body: body.content,
      headers: {
        ...(body.type && { 'content-type': body.type }),
        ...body.headers,
        ...request.headers,
      },
    }));
}

function pathOf(route: Route, ids: readonly string[]): fc.Arbitrary<string> {
  const parts = route.path.split('/').map((part) => {
    if (!/^[:*]/.test(part)) return fc.constant(part);
    return fc.oneof(
      { weight: 6, arbitrary: likely(part.slice(1), ids) },
      { weight: 2, arbitrary: nastyText.map(escaped) },
      { weight: 1, arbitrary: fc.constantFrom('%', '%E0%A4%A', '%00', '%2e%2e', '%2F', '%ff', ';a=b') }, // prettier-ignore
    );
  });
  return fc.tuple(...parts).map((filled) => filled.join('/'));
}

function likely(place: string, ids: readonly string[]): fc.Arbitrary<string> {
  if (place === 'site') return fc.constant('default');
  if (place === 'slug') return fc.constantFrom('stripe', 'hubspot', 'webhook_generic');
  return fc.constantFrom(...ids);
}

function queryOf(operation: Operation | undefined): fc.Arbitrary<string> {
  const known = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const named = (name: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>) =>
    fc.tuple(name, value).map(([key, item]) => `${escaped(key)}=${escaped(String(item))}`);
  const pair = fc.oneof(
    { weight: 1, arbitrary: named(nastyText, nastyText) },
    ...known.flatMap(({ name, schema }) => [
      { weight: 2, arbitrary: named(fc.constant(name), nastyText) },
      { weight: 2, arbitrary: named(fc.constant(name), shaped(schema ?? {}).map(textOf)) },
    ]),
  );
  const broken = fc.constantFrom(
    ...[
      '%',
      'a=%ff',
      '=',
      '&&',
      'limit[]=1',
      'limit[a]=1',
      'q=%00',
      'q=%ED%A0%80',
      'limit=1&limit=2',
    ],
  );
  // Mostly one alone: of two, the first that is refused hides what the other would have done.
  return fc.oneof(
    { weight: 6, arbitrary: pair },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.array(pair, { maxLength: 3 }).map((pairs) => pairs.join('&')) },
    { weight: 1, arbitrary: broken },
  );
}

function headers(): fc.Arbitrary<Record<string, string>> {
  const latin1 = nastyText.map((text) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '').trim());
  const name = fc.constantFrom(
    ...['idempotency-key', 'origin', 'accept', 'sec-fetch-site', 'x-forwarded-for'],
    ...['x-forwarded-proto', 'range', 'if-none-match', 'accept-language', 'x-http-method-override'],
  );
  return fc
    .array(fc.tuple(name, latin1), { maxLength: 2 })
    .map((pairs) => Object.fromEntries(pairs));
}

interface Body {
  content: string | Buffer | undefined;
  type?: string;
  headers?: Record<string, string>;
}

const MIB = 2 ** 20;

/** What is no JSON, too much of it, or not in the form it says. Built when asked for. */
const BROKEN: readonly (() => Body)[] = [
  () => ({ content: '{"a": ', type: JSON_TYPE }),
  () => ({ content: '{"a": 1}}', type: JSON_TYPE }),
  () => ({
    content: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    type: JSON_TYPE,
  }),
  () => ({ content: '\0', type: JSON_TYPE }),
  () => ({ content: '"text"', type: JSON_TYPE }),
  () => ({ content: '1e9999', type: JSON_TYPE }),
  () => ({ content: '{"__proto__": {"admin": true}}', type: JSON_TYPE }),
  () => ({ content: '['.repeat(50_000), type: JSON_TYPE }),
  () => ({ content: `${'['.repeat(50_000)}${']'.repeat(50_000)}`, type: JSON_TYPE }),
  () => ({ content: `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, type: JSON_TYPE }),
  () => ({ content: `{"a":"${'x'.repeat(MIB)}"}`, type: JSON_TYPE }),
  () => ({ content: 'a=b&c[]=d', type: 'application/x-www-form-urlencoded' }),
  () => ({ content: '--x\r\n\r\n', type: 'multipart/form-data; boundary=x' }),
  () => ({ content: '<a/>', type: 'text/xml' }),
  () => ({ content: '{}' }),
  () => ({ content: '{}', type: 'application/json; charset=utf-16' }),
  () => ({ content: '{}', type: 'application/json; charset=nobody' }),
  () => ({ content: '{}', type: 'json' }),
  () => ({ content: '{}', type: JSON_TYPE, headers: { 'content-encoding': 'gzip' } }),
  () => ({ content: '{}', type: JSON_TYPE, headers: { 'content-encoding': 'nobody' } }),
  () => ({ content: gzipSync(`{"a":"${'x'.repeat(MIB)}"}`), type: JSON_TYPE, headers: { 'content-encoding': 'gzip' } }), // prettier-ignore
];

function bodyOf(route: Route, operation: Operation | undefined): fc.Arbitrary<Body> {
  const none = fc.constant<Body>({ content: undefined });
  if (route.method === 'get') return none;
  const schema = operation?.requestBody?.content[JSON_TYPE]?.schema;
  const json = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Body> =>
    value.map((item) => ({ content: JSON.stringify(item), type: JSON_TYPE }));
  return fc.oneof(
    { weight: schema ? 8 : 1, arbitrary: json(nearly(schema)) },
    { weight: 1, arbitrary: json(nastyValue) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN).map((make) => make()) },
    { weight: schema ? 1 : 4, arbitrary: none },
  );
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Percent-encoded; half of a surrogate pair becomes what a careless client makes of it. */
function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}
