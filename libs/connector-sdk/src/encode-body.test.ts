import { describe, expect, it } from 'vitest';
import { encodeBody } from './encode-body.ts';
import { RequestBuildError } from './request-build-error.ts';

describe('a body', () => {
  it('is empty when there is none', () => {
    expect(encodeBody({})).toEqual({ body: '' });
  });

  it('is JSON without what is undefined', () => {
    expect(encodeBody({ json: { a: undefined, b: null } })).toEqual({
      body: '{"b":null}',
      contentType: 'application/json',
    });
  });

  it('is a form with its signs encoded', () => {
    expect(encodeBody({ form: { 'a[b]': 'c&d é' } })).toEqual({
      body: 'a%5Bb%5D=c%26d+%C3%A9',
      contentType: 'application/x-www-form-urlencoded',
    });
  });

  it('is text whose type the request states', () => {
    expect(encodeBody({ text: '<x/>' })).toEqual({ body: '<x/>' });
  });

  it('is one only', () => {
    expect(() => encodeBody({ json: {}, text: 'x' })).toThrow(RequestBuildError);
  });
});
