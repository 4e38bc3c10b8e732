import { describe, expect, it } from 'vitest';
import { checkValues } from './check-values.ts';
import { formFields } from './form-field.ts';
import { initialValues } from './initial-values.ts';
import { submittedText, submittedValues } from './submitted-values.ts';
import { visibleFields } from './visible-fields.ts';

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    token: { type: 'string', title: 'Token', 'x-field': 'secret', writeOnly: true, 'x-order': 3 },
    base_url: { type: 'string', title: 'Address', 'x-field': 'url', 'x-order': 0, maxLength: 40 },
    mode: {
      type: 'string',
      enum: ['simple', 'expert'],
      default: 'simple',
      'x-field': 'select',
      'x-labels': { simple: 'Simple' },
      'x-order': 1,
    },
    signed: {
      type: 'boolean',
      'x-order': 2,
      'x-show-when': { field: 'mode', equals: 'expert' },
    },
    key_id: { type: 'string', 'x-show-when': { field: 'signed', equals: true } },
  },
  required: ['base_url', 'token', 'key_id'],
};
const fields = formFields(SCHEMA);
const names = (list: { name: string }[]) => list.map((field) => field.name);

describe('formFields', () => {
  it('follows x-order, what has none comes last', () => {
    expect(names(fields)).toEqual(['base_url', 'mode', 'signed', 'token', 'key_id']);
  });

  it('names options by their labels, and by their value where a label is missing', () => {
    expect(fields[1]?.options).toEqual([
      { value: 'simple', label: 'Simple' },
      { value: 'expert', label: 'expert' },
    ]);
  });

  it('tells the kind from the schema where x-field is missing or unknown', () => {
    const kinds = formFields({
      properties: {
        a: { type: 'boolean' },
        b: { enum: ['x'] },
        c: { type: 'string', 'x-field': 'hologram' },
        d: { type: 'string', 'x-field': 'text', writeOnly: true },
      },
    }).map((field) => field.kind);
    expect(kinds).toEqual(['boolean', 'select', 'text', 'secret']);
  });

  it('is empty for a form without fields', () => {
    expect(formFields({ type: 'object', properties: {} })).toEqual([]);
    expect(formFields({})).toEqual([]);
  });

  it('throws on what is no schema', () => {
    expect(() => formFields({ properties: { a: 'text' } })).toThrow();
  });
});

describe('secrets of several lines', () => {
  it('are told from others, and a key pair is a secret whatever else is said of it', () => {
    const [pem, pair, other] = formFields({
      properties: {
        pem: { 'x-field': 'secret', writeOnly: true, 'x-multiline': true },
        pair: { 'x-field': 'ssh_keypair' },
        other: { 'x-field': 'secret', writeOnly: true },
      },
    });
    expect(pem).toMatchObject({ kind: 'secret', isMultiline: true, isKeyPair: false });
    expect(pair).toMatchObject({ kind: 'secret', isKeyPair: true });
    expect(other).toMatchObject({ kind: 'secret', isMultiline: false, isKeyPair: false });
  });
});

describe('visibleFields', () => {
  it('hides a field until the field it depends on has the value', () => {
    expect(names(visibleFields(fields, { mode: 'simple' }))).toEqual(['base_url', 'mode', 'token']);
    expect(names(visibleFields(fields, { mode: 'expert' }))).toContain('signed');
  });

  it('reads a default as the value while nothing is chosen', () => {
    expect(names(visibleFields(fields, {}))).not.toContain('signed');
  });

  it('hides what depends on a hidden field, whatever that field still holds', () => {
    expect(names(visibleFields(fields, { mode: 'simple', signed: true }))).not.toContain('key_id');
    expect(names(visibleFields(fields, { mode: 'expert', signed: true }))).toContain('key_id');
  });

  it('shows a field while the field it depends on has one of several values', () => {
    const form = formFields({
      properties: {
        mode: { enum: ['a', 'b', 'c'], 'x-order': 0 },
        b: { 'x-show-when': { field: 'mode', equals: ['a', 'b'] }, 'x-order': 1 },
      },
    });
    expect(names(visibleFields(form, { mode: 'b' }))).toEqual(['mode', 'b']);
    expect(names(visibleFields(form, { mode: 'c' }))).toEqual(['mode']);
  });

  it('hides a field whose condition names no field of the form', () => {
    const lost = formFields({ properties: { a: { 'x-show-when': { field: 'b', equals: 'c' } } } });
    expect(visibleFields(lost, {})).toEqual([]);
  });

  it('ends on conditions that name each other', () => {
    const circle = formFields({
      properties: {
        a: { 'x-show-when': { field: 'b', equals: 'x' } },
        b: { 'x-show-when': { field: 'a', equals: 'x' } },
      },
    });
    expect(names(visibleFields(circle, { a: 'x', b: 'x' }))).toEqual(['a', 'b']);
  });
});

describe('initialValues', () => {
  it('starts with what is stored, else the default', () => {
    expect(initialValues(fields, { base_url: 'https://a.example', signed: true })).toEqual({
      base_url: 'https://a.example',
      mode: 'simple',
      signed: true,
      token: '',
      key_id: '',
    });
  });

  it('leaves a secret empty even if one were handed in', () => {
    expect(initialValues(fields, { token: 'shh' })).toMatchObject({ token: '' });
  });
});

describe('submittedValues', () => {
  it('trims text, leaves out the empty and the hidden, keeps a false', () => {
    const values = {
      base_url: ' https://a.example ',
      mode: 'expert',
      signed: false,
      token: ' ',
      key_id: 'k',
    };
    expect(submittedValues(fields, values)).toEqual({
      base_url: 'https://a.example',
      mode: 'expert',
      signed: false,
    });
  });

  it('turns credentials into text', () => {
    expect(submittedText(fields, { mode: 'expert', signed: true, key_id: 'k' })).toEqual({
      mode: 'expert',
      signed: 'true',
      key_id: 'k',
    });
  });
});

describe('checkValues', () => {
  it('asks for required fields that are shown, not for hidden ones', () => {
    expect(checkValues(fields, { mode: 'simple' })).toEqual({
      base_url: 'required',
      token: 'required',
    });
    expect(checkValues(fields, { mode: 'expert', signed: true })).toMatchObject({
      key_id: 'required',
    });
  });

  it('wants an http address where the field is one, of the length it allows', () => {
    const check = (base_url: string) => checkValues(fields, { base_url, token: 't' })['base_url'];
    expect(check('shop.example')).toBe('url');
    expect(check('ftp://shop.example')).toBe('url');
    expect(check('https://shop.example')).toBeUndefined();
    expect(check(`https://shop.example/${'x'.repeat(40)}`)).toBe('too_long');
  });

  it('measures a secret, and not where a secret is kept', () => {
    const [secret] = formFields({ properties: { k: { writeOnly: true, maxLength: 5 } } });
    const check = (k: string) => checkValues([secret!], { k })['k'];
    expect(check('123456')).toBe('too_long');
    expect(check('env:SHOP_SECRET_STRIPE')).toBeUndefined();
  });
});
