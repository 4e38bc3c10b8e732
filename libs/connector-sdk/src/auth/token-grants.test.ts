import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { jwtVerify } from 'jose';
import type { VendorResponse } from '../request.ts';
import { clientCredentials } from './client-credentials.ts';
import { grantRefusal } from './grant-refusal.ts';
import { grantedToken } from './granted-token.ts';
import { jwtBearer } from './jwt-bearer.ts';

const NOW = Date.UTC(2026, 10, 22);

function asking(credentials: Record<string, string>, settings: Record<string, unknown> = {}) {
  return { credentials, settings, now: NOW };
}

function answer(status: number, body: unknown): VendorResponse {
  return { status, headers: {}, text: JSON.stringify(body), body };
}

describe('client credentials (RFC 6749 section 4.4)', () => {
  const credentials = { client_id: 'i:d', client_secret: 's+t/ä' };

  it('form encodes id and secret before they are joined into the header', async () => {
    const grant = clientCredentials({ tokenUrl: 'https://h.test/token', authMethod: 'basic' });
    const request = await grant.request(asking(credentials));
    const header = request.headers!['authorization']!.replace('Basic ', '');
    expect(Buffer.from(header, 'base64').toString()).toBe('i%3Ad:s%2Bt%2F%C3%A4');
    expect(request.form).toEqual({ grant_type: 'client_credentials' });
    expect(request).toMatchObject({ method: 'POST', baseUrl: 'https://h.test', path: '/token' });
    expect(grant.hosts).toEqual(['h.test']);
  });

  it('sends them in the body where the vendor wants that, with scope and parameters', async () => {
    const grant = clientCredentials({
      tokenUrl: ({ region }) => `https://${String(region)}.h.test/token?v=2`,
      authMethod: 'post',
      scope: 'a b',
      params: { audience: 'x' },
      clientIdField: 'key',
      clientSecretField: 'word',
    });
    const request = await grant.request(asking({ key: 'k', word: 'w' }, { region: 'eu' }));
    expect(request.baseUrl).toBe('https://eu.h.test');
    expect(request.query).toEqual({ v: '2' });
    expect(request.form).toEqual({
      ...{ grant_type: 'client_credentials', scope: 'a b', audience: 'x' },
      ...{ client_id: 'k', client_secret: 'w' },
    });
  });
});

describe('a signed assertion (RFC 7523)', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const grant = jwtBearer({
    tokenUrl: 'https://h.test/token',
    key: 'private_key',
    keyId: () => 'k1',
    claims: ({ email }) => ({ iss: email, scope: 'a' }),
  });

  it('is signed with the stored key, for the token address, and holds for three minutes', async () => {
    const request = await grant.request(asking({ email: 'a@h.test', private_key: pem }));
    expect(request.form!['grant_type']).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const { payload, protectedHeader } = await jwtVerify(request.form!['assertion']!, publicKey, {
      currentDate: new Date(NOW),
    });
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'k1' });
    expect(payload).toEqual({
      ...{ iss: 'a@h.test', scope: 'a', aud: 'https://h.test/token' },
      ...{ iat: NOW / 1000, exp: NOW / 1000 + 180 },
    });
  });

  it('takes the key out of a file of JSON that an operator pasted', async () => {
    const fromFile = jwtBearer({
      tokenUrl: 'https://h.test/token',
      key: ({ file }) => (JSON.parse(file!) as { private_key: string }).private_key,
      claims: ({ file }) => ({ iss: (JSON.parse(file!) as { email: string }).email }),
    });
    const file = JSON.stringify({ email: 'a@h.test', private_key: pem });
    const request = await fromFile.request(asking({ file }));
    const { payload } = await jwtVerify(request.form!['assertion']!, publicKey, {
      currentDate: new Date(NOW),
    });
    expect(payload.iss).toBe('a@h.test');
  });

  it.each(['CANARY', '-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----'])(
    'says that there is no key, and repeats nothing of what is there instead: %s',
    async (text) => {
      const asked = grant.request(asking({ private_key: text }));
      await expect(asked).rejects.toMatchObject({ field: 'private_key' });
      await expect(asked).rejects.not.toThrow('CANARY');
    },
  );

  it('refuses a key of another type than its algorithm', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const text = ec.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(grant.request(asking({ private_key: text }))).rejects.toThrow('of type RSA');
  });
});

describe('the answer to a token request', () => {
  it('is read with its lifetime, as number or text, and its scopes', () => {
    const body = { access_token: 't', expires_in: '60', scope: 'a b' };
    const read = { accessToken: 't', expiresInMs: 60_000, scopes: ['a', 'b'] };
    expect(grantedToken(answer(200, body))).toEqual(read);
    expect(grantedToken(answer(200, { access_token: 't' }))).toEqual({ accessToken: 't' });
  });

  it.each([
    answer(200, {}),
    answer(200, null),
    answer(200, []),
    answer(200, { access_token: 5 }),
    answer(200, { access_token: 'a\nb' }),
    answer(401, { access_token: 't' }),
    { ...answer(200, undefined), text: '<html>' },
  ])('holds no token unless there is one that can be sent: %j', (response) => {
    expect(grantedToken(response)).toBeUndefined();
  });

  it.each([
    [503, { error: 'invalid_client' }, 'vendor_error'],
    [429, {}, 'vendor_error'],
    [401, { error: 'invalid_client' }, 'client_refused'],
    [400, { error: 'invalid_grant' }, 'revoked'],
    [400, { error: 'invalid_grant', error_description: 'The key has expired' }, 'expired'],
    [400, { error: 'invalid_scope' }, 'client_refused'],
    [403, undefined, 'client_refused'],
    [404, undefined, 'vendor_error'],
    [200, null, 'vendor_error'],
  ])('%i %j means %s', (status, body, meaning) => {
    expect(grantRefusal(answer(status, body))).toBe(meaning);
  });
});
