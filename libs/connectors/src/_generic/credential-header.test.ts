import { describe, expect, it } from 'vitest';
import {
  credentialHeaderField,
  parseCredentialHeader,
  settingsHeader,
} from './credential-header.ts';

function headersFor(header: unknown) {
  const request = { method: 'GET', url: new URL('https://h/'), headers: {}, body: '' };
  settingsHeader('api_key')(request, {
    credentials: { api_key: 'k1' },
    settings: { header },
    now: 0,
    messageId: 'm',
  });
  return request.headers;
}

describe('the header setting', () => {
  it('is Authorization: Bearer unless stated', () => {
    expect(credentialHeaderField.parse(undefined)).toBe('Authorization: Bearer');
    expect(headersFor(undefined)).toEqual({ authorization: 'Bearer k1' });
  });

  it.each([
    ['X-Api-Key', { 'x-api-key': 'k1' }],
    ['X-Api-Key:', { 'x-api-key': 'k1' }],
    ['Authorization: Token', { authorization: 'Token k1' }],
    ['authorization:Bearer', { authorization: 'Bearer k1' }],
  ])('%j sends the key so', (setting, headers) => {
    expect(credentialHeaderField.safeParse(setting).success).toBe(true);
    expect(headersFor(setting)).toEqual(headers);
  });

  it.each([
    '',
    'X Api',
    'X-Key: two words',
    'X-Key:\r\nEvil',
    'Host',
    'content-length: x',
    'X-Signature',
    ': Bearer',
  ])('refuses %j', (setting) => {
    expect(credentialHeaderField.safeParse(setting).success).toBe(false);
  });

  it('is read in lower case', () => {
    expect(parseCredentialHeader('X-API-KEY: Key')).toEqual({ name: 'x-api-key', scheme: 'Key' });
  });
});
