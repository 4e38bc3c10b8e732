import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  booleanField,
  hostField,
  keyField,
  secretField,
  secretTextField,
  selectField,
  textField,
  urlField,
} from './fields.ts';
import { formSchema, secretNames } from './json-schema.ts';

const form = z.strictObject({
  key: keyField({ title: 'Key', help: ['One.', 'Two.'], helpUrl: 'https://h/x' }),
  password: secretField({ title: 'Password', showWhen: { field: 'kind', equals: 'b' } })
    .refine((value) => value !== 'password', 'is too simple')
    .optional(),
  address: urlField({ title: 'Address', placeholder: 'https://…' }),
  kind: selectField(['a', 'b'], { title: 'Kind', labels: { a: 'First' } }).default('a'),
  label: textField({ title: 'Label', description: 'Words.', maxLength: 5 }),
  sandbox: booleanField({ title: 'Sandbox' }),
});

describe('a form drawn from its fields', () => {
  const { properties } = formSchema(form) as {
    properties: Record<string, Record<string, unknown>>;
  };

  it('keeps the declared order', () => {
    expect(Object.entries(properties).map(([name, { 'x-order': order }]) => [name, order])).toEqual(
      [...'012345'].map((order, index) => [Object.keys(form.shape)[index], Number(order)]),
    );
  });

  it('says how each field is drawn, with its help and condition', () => {
    expect(properties['key']).toMatchObject({
      title: 'Key',
      'x-field': 'secret',
      'x-help': ['One.', 'Two.'],
      'x-help-url': 'https://h/x',
    });
    expect(properties['password']).toMatchObject({
      'x-show-when': { field: 'kind', equals: 'b' },
    });
    expect(properties['kind']).toMatchObject({
      'x-field': 'select',
      enum: ['a', 'b'],
      default: 'a',
      'x-labels': { a: 'First' },
    });
  });

  it('marks exactly the secrets as write-only, whatever rules were added to them', () => {
    expect(secretNames(form)).toEqual(['key', 'password']);
    expect(properties['password']).toMatchObject({ writeOnly: true, format: 'password' });
  });

  it('has no secrets without fields', () => {
    expect(secretNames(undefined)).toEqual([]);
  });
});

describe('a field', () => {
  it('drops the spaces around a pasted value and refuses line breaks and control characters', () => {
    expect(secretField({ title: 'S' }).parse('  x y \n')).toBe('x y');
    expect(secretField({ title: 'S' }).safeParse('a\nb').success).toBe(false);
    expect(textField({ title: 'T' }).safeParse('a\u0000').success).toBe(false);
    expect(textField({ title: 'T' }).safeParse('   ').success).toBe(false);
  });

  it('for a key takes only what may stand in a header', () => {
    const key = keyField({ title: 'K' });
    expect(key.parse(' abc.DEF-1_~ ')).toBe('abc.DEF-1_~');
    for (const value of ['a b', 'käse', 'a\u007f', '🔑'])
      expect(key.safeParse(value).success).toBe(false);
  });

  it.each([
    'ftp://h',
    'h',
    '//h',
    'https://',
    'https://u:p@h',
    'https://h/#x',
    'javascript:alert(1)',
  ])('for an address refuses %j', (url) => {
    expect(urlField({ title: 'U' }).safeParse(url).success).toBe(false);
  });

  it('for an address takes http and https', () => {
    for (const url of ['http://10.0.0.1:8080/x?y=1', 'https://h.example/']) {
      expect(urlField({ title: 'U' }).parse(url)).toBe(url);
    }
  });
});

describe('a field that knows what people paste', () => {
  const shop = hostField({ title: 'Shop', domain: 'shop.example' });

  it.each([
    ['acme', 'acme.shop.example'],
    [' Acme.shop.example\n', 'acme.shop.example'],
    ['https://acme.shop.example/admin?x=1', 'acme.shop.example'],
  ])('takes the host out of %j', (typed, host) => {
    expect(shop.parse(typed)).toBe(host);
  });

  it.each(['acme.elsewhere.example', 'acme.shop.example.evil.example', 'a b', ''])(
    'refuses %j where another domain is asked',
    (typed) => {
      expect(shop.safeParse(typed).success).toBe(false);
    },
  );

  it('takes any host without a domain', () => {
    const host = hostField({ title: 'Host' });
    expect(host.parse('https://Matomo.Acme.example:8443/index.php')).toBe('matomo.acme.example');
    expect(host.safeParse('localhost').success).toBe(false);
  });

  it('says what was pasted by mistake, before anything else is wrong with it', () => {
    const key = keyField({
      title: 'Key',
      mistakes: [{ looksLike: /^pk /, message: 'is a publishable key' }],
    });
    expect(key.safeParse('pk 1').error?.issues.map(({ message }) => message)).toEqual([
      'is a publishable key',
    ]);
  });

  it('keeps the lines of a secret text, with plain line breaks', () => {
    const pem = secretTextField({ title: 'Private key' });
    expect(pem.parse('\r\n-----BEGIN-----\r\nabc\r-----END-----\n')).toBe(
      '-----BEGIN-----\nabc\n-----END-----',
    );
    expect(secretNames(z.strictObject({ pem }))).toEqual(['pem']);
  });
});
