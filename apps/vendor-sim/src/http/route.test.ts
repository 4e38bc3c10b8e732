import { expect, it } from 'vitest';
import { matchRoute, route } from './route.ts';

const routes = [
  route('POST', '/v1beta/properties/:id|runReport', 'report'),
  route('GET', '/objects/:id', 'object'),
  route('*', '/api/*', 'api'),
];

it.each([
  ['POST', '/v1beta/properties/42:runReport', 'report', { id: '42' }],
  ['GET', '/objects/a%40b.example', 'object', { id: 'a@b.example' }],
  ['DELETE', '/api/x/y', 'api', {}],
  ['GET', '/api', 'api', {}],
])('%s %s is %s', (method, path, handler, params) => {
  expect(matchRoute(routes, method, path)).toMatchObject({ handler, params });
});

it.each([
  ['GET', '/v1beta/properties/42:runReport'],
  ['POST', '/v1beta/properties/42:runOther'],
  ['POST', '/v1beta/properties/:runReport'],
  ['GET', '/objects/'],
  ['GET', '/objects/a/b'],
  ['GET', '/objects/%E0%A4%A'],
  ['GET', '/apix'],
])('%s %s is nothing', (method, path) => {
  expect(matchRoute(routes, method, path)).toBeUndefined();
});
