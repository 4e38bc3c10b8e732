import { expect, it } from 'vitest';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { keyPath, objectKey } from './object-key.ts';

it.each([
  ['a.pdf', undefined, 'a.pdf'],
  ['a.pdf', 'x/y', 'x/y/a.pdf'],
  ['a.pdf', '/x//y/', 'x/y/a.pdf'],
])('the object %j in %j is named %j', (name, folder, key) => {
  expect(objectKey(name, folder)).toBe(key);
});

it.each([
  ['..', undefined],
  ['a', '../b'],
  ['a', 'b/./c'],
  ['a', 'é'.repeat(512)],
])('the object %j cannot be in %j', (name, folder) => {
  expect(() => objectKey(name, folder)).toThrow(RequestBuildError);
});

it('a name is encoded piece by piece, so that slashes stay', () => {
  expect(keyPath("x y/a+b(1)'ü.pdf")).toBe('/x%20y/a%2Bb%281%29%27%C3%BC.pdf');
});
