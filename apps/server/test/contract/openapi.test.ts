import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Description, Operation } from '../support/openapi-check.ts';
import { type Route, routesOf } from '../support/routes.ts';
import { type TestApp, startApp } from '../support/start-app.ts';

/** Some answer a browser, not a program; of the proxy only the vendor knows what it takes. */
const UNDESCRIBED =
  /^(get \/oauth\/callback|get \/api\/v1\/auth\/oidc\/\w+|\w+ \S+\/proxy(\/\S+)?)$/;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

let server: TestApp;
let text: string;
let description: Description;
let routes: Route[];
beforeAll(async () => {
  server = await startApp();
  text = (await server.anonymous().get('/api/openapi.json').expect(200)).text;
  description = JSON.parse(text);
  routes = routesOf(server);
});
afterAll(() => server.close());

const openApiPath = (path: string) => path.replace(/:(\w+)/g, '{$1}');
const operationOf = ({ method, path }: Route) => description.paths[openApiPath(path)]?.[method];
const operations = (): [string, Operation][] =>
  Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );

describe('the API description', () => {
  it('is valid OpenAPI', async () => {
    const result = await new Validator().validate(JSON.parse(text));
    expect(result).toEqual({ valid: true });
  });

  it('describes every route, and nothing else', () => {
    const described = operations().map(([name]) => name);
    const declared = routes.map(({ method, path }) => `${method} ${openApiPath(path)}`);
    expect(described.sort()).toEqual(declared.filter((name) => !UNDESCRIBED.test(name)).sort());
  });

  it('gives every operation a name of its own', () => {
    const names = operations().map(([, { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('declares every place in every path as a required parameter', () => {
    for (const [path, item] of Object.entries(description.paths)) {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const common = (item['parameters'] ?? []) as unknown as Operation['parameters'];
      for (const [name, operation] of operations().filter(([each]) => each.endsWith(` ${path}`))) {
        const declared = [...(common ?? []), ...(operation.parameters ?? [])]
          .filter((parameter) => parameter.in === 'path' && parameter.required)
          .map((parameter) => parameter.name);
        expect([name, declared.sort()]).toEqual([name, places.sort()]);
      }
    }
  });

  it('describes the body of exactly the operations that take one, and closes it', () => {
    for (const route of routes.filter((each) => operationOf(each))) {
      const content = operationOf(route)!.requestBody?.content;
      expect([route.handler, content !== undefined]).toEqual([route.handler, route.takesBody]);
      if (!content) continue;
      expect(Object.keys(content)).toEqual(['application/json']);
      const schema = content['application/json']!.schema;
      expect([route.handler, schema['type'], schema['additionalProperties']]).toEqual([
        ...[route.handler, 'object', false],
      ]);
    }
  });

  it('describes what every operation answers, and how it refuses', () => {
    for (const [name, { responses }] of operations()) {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      expect([name, good.length]).toEqual([name, 1]);
      const [status, response] = good[0]!;
      expect([name, response.content !== undefined]).toEqual([name, status !== '204']);
      expect(Object.keys(responses['default']?.content ?? {})).toEqual([
        'application/problem+json',
      ]);
    }
  });

  it('tells which operations need a sign-in, and which capability', () => {
    for (const route of routes.filter((each) => operationOf(each))) {
      const { security, 'x-capability': capability } = operationOf(route)!;
      const asked = route.access?.kind === 'capability' ? route.access.capability : undefined;
      expect([route.handler, capability]).toEqual([route.handler, asked]);
      const ways = (security ?? []).flatMap((way) => Object.keys(way)).sort();
      const needed = route.access?.kind === 'public' ? [] : ['bearer', 'cookie'];
      expect([route.handler, ways]).toEqual([route.handler, needed]);
    }
  });

  it('tells of Idempotency-Key on every POST that creates, retries or cancels', () => {
    const told = operations()
      .filter(([, { parameters }]) => parameters?.some((each) => each.name === 'Idempotency-Key'))
      .map(([name]) => name.replace('/api/v1', ''));
    expect(told.sort()).toEqual([
      'post /sites',
      'post /sites/{site}/connections',
      'post /sites/{site}/deliveries',
      'post /sites/{site}/deliveries/batch',
      'post /sites/{site}/deliveries/cancel',
      'post /sites/{site}/deliveries/retry',
      'post /sites/{site}/deliveries/{id}/cancel',
      'post /sites/{site}/deliveries/{id}/retry',
      'post /sites/{site}/members',
      'post /sites/{site}/roles',
      'post /sites/{site}/settings/rotate-key',
      'post /sites/{site}/tokens',
    ]);
  });

  it('tells of If-Match where the answer to reading it has an entity tag', () => {
    const told = operations().filter(([, { parameters }]) =>
      parameters?.some((each) => each.name === 'If-Match'),
    );
    expect(told.map(([name]) => name.replace('/api/v1/sites/{site}', '')).sort()).toEqual([
      'patch /connections/{id}',
      'patch /members/{id}',
      'patch /roles/{id}',
      'patch /settings',
    ]);
    for (const [name] of told) {
      const read = operations().find(([each]) => each === name.replace('patch', 'get'))![1];
      expect([name, read.responses['200']!.headers]).toEqual([
        name,
        expect.objectContaining({ ETag: expect.anything() }),
      ]);
    }
  });

  it('has a page', async () => {
    const { text: page } = await server.anonymous().get('/api/docs').expect(200);
    expect(page).toContain('Patchbay API');
  });
});
