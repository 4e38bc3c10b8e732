import { describe, expect, it } from 'vitest';
import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { answer, built, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { dc: 'us6' };
const discover = (flow: 'api_key' | 'oauth', over: { key?: string; answer?: VendorResponse }) => {
  const asked: VendorRequest[] = [];
  const call = (request: VendorRequest) => {
    asked.push(request);
    return Promise.resolve(over.answer ?? answer(200));
  };
  const credentials: Record<string, string> = over.key ? { api_key: over.key } : {};
  const facts = (async () => connector.discover!({ settings: {}, flow, credentials, call }))();
  return { facts, asked };
};

describe('the data centre of a Mailchimp account', () => {
  it('stands at the end of a key, and nobody is asked', async () => {
    const { facts, asked } = discover('api_key', { key: `${'0a'.repeat(16)}-US21` });
    expect(await facts).toEqual({ dc: 'us21' });
    expect(asked).toEqual([]);
  });

  it('is asked for a token', async () => {
    const { facts, asked } = discover('oauth', {
      answer: answer(200, { dc: 'us6', api_endpoint: 'https://us6.api.mailchimp.com' }),
    });
    expect(await facts).toEqual({ dc: 'us6' });
    expect(asked).toEqual([
      { method: 'GET', path: '/oauth2/metadata', baseUrl: 'https://login.mailchimp.com' },
    ]);
  });

  it.each([{ dc: 'evil.test/' }, { dc: 'us6.evil.test' }, { dc: 6 }, {}, undefined])(
    'is not taken from %j, which could name another host',
    async (body) => {
      await expect(discover('oauth', { answer: answer(200, body) }).facts).rejects.toBeInstanceOf(
        UnexpectedAnswerError,
      );
    },
  );

  it('must be known before anything is sent', () => {
    expect(() => built(connector, 'upsert_contact', { email: 'a@b.nl', audience_id: 'x' })).toThrow(
      RequestBuildError,
    );
  });
});

describe('a Mailchimp key', () => {
  it.each([
    ['0123456789abcdef0123456789abcdef', /data centre/],
    ['md-0123456789abcdef0123-us6', /Transactional/],
    ['0123456789abcdef0123456789abcdef-evil.test', /data centre/],
  ])('must not be %s', (key, message) => {
    expect(refusalOf(connector, 'api_key', { api_key: key })).toMatch(message);
  });

  it('travels as a password, a token as Bearer, and as OAuth where it is asked about', () => {
    const [oauth, key] = connector.auth;
    const sent = (method: typeof oauth, url: string, credentials: Record<string, string>) => {
      const request = {
        method: 'GET',
        url: new URL(url),
        headers: {} as Record<string, string>,
        body: '',
      };
      injectorOf(method)(request, { credentials, settings, now: 0, messageId: 'm' });
      return request.headers['authorization'];
    };
    const basic = Buffer.from('patchbay:k-us6').toString('base64');
    expect(sent(key!, 'https://us6.api.mailchimp.com/3.0/', { api_key: 'k-us6' })).toBe(
      `Basic ${basic}`,
    );
    expect(sent(oauth, 'https://us6.api.mailchimp.com/3.0/', { access_token: 't' })).toBe(
      'Bearer t',
    );
    expect(sent(oauth, 'https://login.mailchimp.com/oauth2/metadata', { access_token: 't' })).toBe(
      'OAuth t',
    );
  });
});

describe('a contact at Mailchimp', () => {
  it('is addressed by the MD5 of the e-mail in lower case', () => {
    // printf 'ada@example.com' | md5sum
    const { url, request, json } = built(
      connector,
      'upsert_contact',
      { email: 'Ada@Example.com', audience_id: 'a1' },
      { settings },
    );
    expect(request.method).toBe('PUT');
    expect(url).toBe(
      'https://us6.api.mailchimp.com/3.0/lists/a1/members/3e3417d7ef77d5932a6734b916515ed5',
    );
    expect(json).toEqual({
      email_address: 'Ada@Example.com',
      status_if_new: 'pending',
      merge_fields: {},
    });
  });

  it('goes to the settings’ audience unless the delivery names one', () => {
    const withSettings = { settings: { ...settings, audience_id: 'b2' } };
    expect(built(connector, 'upsert_contact', { email: 'a@b.nl' }, withSettings).url).toContain(
      '/lists/b2/',
    );
    expect(
      built(connector, 'upsert_contact', { email: 'a@b.nl', audience_id: 'c3' }, withSettings).url,
    ).toContain('/lists/c3/');
    expect(() => built(connector, 'upsert_contact', { email: 'a@b.nl' }, { settings })).toThrow(
      /audience_id/,
    );
  });
});

describe('Mailchimp’s answer', () => {
  const read = (status: number, title?: string) =>
    connector.readError!(answer(status, title ? { title } : undefined));

  it('of the token address is made one of RFC 6749', () => {
    const [oauth] = connector.auth;
    const repair = oauth.flow === 'oauth' ? oauth.repairTokenResponse! : () => ({});
    expect(repair({ access_token: 't', expires_in: 0, scope: null })).toEqual({
      access_token: 't',
      token_type: 'bearer',
    });
    expect(repair({ error: 'invalid_grant' })).toEqual({ error: 'invalid_grant' });
  });

  it('tells a firewall from a refusal', () => {
    expect(read(403)).toEqual({ kind: 'vendor_error', code: 'blocked' });
    expect(read(403, 'Forbidden')?.kind).toBe('scope_insufficient');
    expect(read(403, 'User Disabled')?.kind).toBe('credential_revoked');
    expect(read(401, 'API Key Invalid')).toEqual({
      kind: 'credential_revoked',
      code: 'api_key_invalid',
    });
    expect(read(400, 'Invalid Resource')).toEqual({ kind: 'rejected', code: 'invalid_resource' });
    expect(read(429, 'Too Many Requests')?.kind).toBe('rate_limited');
  });
});
