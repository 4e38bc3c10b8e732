import { describe, expect, it } from 'vitest';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { samplePrivateKey } from '../_generic/sample-private-key.ts';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { readGrantError } from './jwt.ts';

const account = (id: string, over: object = {}) => ({
  account_id: id,
  account_name: `Account ${id}`,
  is_default: false,
  base_uri: 'https://eu.docusign.net',
  ...over,
});
const two = { accounts: [account('a1'), account('a2', { is_default: true })] };
const settings = { base_uri: 'https://eu.docusign.net', account_id: 'a1' };

const discover = (body: unknown, given: Record<string, unknown> = {}) =>
  connector.discover!({
    settings: given,
    flow: 'oauth',
    credentials: {},
    call: () => Promise.resolve(answer(200, body)),
  });

describe('the account at Docusign', () => {
  it('is the person’s default unless another is named', async () => {
    expect(await discover(two)).toMatchObject({ account_id: 'a2' });
    expect(await discover(two, { account: 'A1' })).toMatchObject({ account_id: 'a1' });
    await expect(discover(two, { account: 'a3' })).rejects.toBeInstanceOf(RequestBuildError);
  });

  it.each(['https://evil.test', 'https://docusign.net.evil.test', 'http://eu.docusign.net', 7])(
    'is not looked for at %j',
    async (base_uri) => {
      const body = { accounts: [account('a1', { base_uri })] };
      await expect(discover(body)).rejects.toBeInstanceOf(UnexpectedAnswerError);
    },
  );

  it('is looked up anew before another one is used', () => {
    const changed = contextOf({ settings: { ...settings, account: 'a2' } });
    expect(() => connector.test.request(changed)).toThrow(RequestBuildError);
    expect(() => built(connector, 'get_contract_status', { contract: 'c' }, changed)).toThrow(
      /anew/,
    );
    const same = contextOf({ settings: { ...settings, account: 'A1' } });
    expect(connector.test.request(same)).toMatchObject({ path: '/oauth/userinfo' });
  });

  it('is named as a test one in the demo environment', () => {
    const name = (environment: string) =>
      connector.test.account(answer(200, two), contextOf({ settings: { environment } }))?.name;
    expect(name('demo')).toBe('Account a2 (test mode)');
    expect(name('production')).toBe('Account a2');
  });
});

describe('an envelope', () => {
  const contract = {
    title: 'T',
    signers: [
      { name: 'Ada', email: 'ada@example.com', order: 3, sign_at: '/s1/' },
      { name: 'Bob', email: 'bob@example.com' },
    ],
    documents: [{ name: 'terms.PDF', content_base64: 'JVBERg==' }],
    cc: ['office@example.com'],
  };

  it('goes to the account’s own host, with numbers as texts', () => {
    const { url, json } = built(connector, 'send_contract', contract, { settings });
    expect(url).toBe('https://eu.docusign.net/restapi/v2.1/accounts/a1/envelopes');
    expect(json).toEqual({
      emailSubject: 'T',
      status: 'sent',
      documents: [
        { documentId: '1', name: 'terms.PDF', fileExtension: 'pdf', documentBase64: 'JVBERg==' },
      ],
      recipients: {
        signers: [
          {
            recipientId: '1',
            routingOrder: '4',
            name: 'Ada',
            email: 'ada@example.com',
            tabs: { signHereTabs: [{ anchorString: '/s1/' }] },
          },
          { recipientId: '2', routingOrder: '1', name: 'Bob', email: 'bob@example.com' },
        ],
        carbonCopies: [
          {
            recipientId: '3',
            routingOrder: '5',
            name: 'office@example.com',
            email: 'office@example.com',
          },
        ],
      },
    });
  });

  it('bears the same mark on every try of a delivery', () => {
    const mark = (messageId: string) =>
      built(connector, 'send_contract', contract, { settings, messageId }).json!['transactionId'];
    expect(mark('msg_1')).toBe(mark('msg_1'));
    expect(mark('msg_1')).not.toBe(mark('msg_2'));
  });
});

describe('a signed assertion for Docusign', () => {
  const method = connector.auth[1]!;
  if (method.flow !== 'api_key') throw new Error('no JWT flow');
  const credentials = {
    integration_key: '7c2b8d7e-0000-4000-8000-1234567890ab',
    user_id: '50d89ab1-0000-4000-8000-1234567890ab',
    private_key: samplePrivateKey(),
  };

  it('goes to the environment’s account server and names it without https', async () => {
    const request = await method.grant!.request({
      credentials,
      settings: { environment: 'demo' },
      now: 0,
    });
    expect(request).toMatchObject({
      baseUrl: 'https://account-d.docusign.com',
      path: '/oauth/token',
    });
    const claims = Buffer.from(request.form!['assertion']!.split('.')[1]!, 'base64url');
    expect(JSON.parse(claims.toString('utf8'))).toEqual({
      iss: credentials.integration_key,
      sub: credentials.user_id,
      aud: 'account-d.docusign.com',
      scope: 'signature impersonation',
      iat: 0,
      exp: 3600,
    });
  });

  it('needs the private key and not the public one', () => {
    const refused = (private_key: string) =>
      refusalOf(connector, 'api_key', { ...credentials, private_key });
    expect(refused('-----BEGIN PUBLIC KEY-----\nx')).toMatch(/public key/);
    expect(refused('abc')).toMatch(/PEM/);
    expect(refused(credentials.private_key)).toBeUndefined();
  });

  it('is refused for want of consent, or because it is wrong', () => {
    expect(readGrantError(answer(400, { error: 'consent_required' }))).toBe('revoked');
    expect(readGrantError(answer(400, { error: 'invalid_grant' }))).toBe('client_refused');
    expect(readGrantError(answer(500, { error: 'invalid_grant' }))).toBeUndefined();
  });
});

describe('Docusign’s limits', () => {
  it('are the hour’s, in the usual headers, unless that of 30 seconds is tighter', () => {
    const left = (hour: string, burst: string) =>
      connector.readLimit!(
        answer(200, {}, { 'x-ratelimit-remaining': hour, 'x-burstlimit-remaining': burst }),
        0,
      )?.remaining;
    expect(left('100', '400')).toBeUndefined();
    expect(left('900', '4')).toBe(4);
  });

  it('are no fault of the request, whatever the status', () => {
    const body = { errorCode: 'BURST_APIINVOCATION_LIMIT_EXCEEDED' };
    expect(connector.readError!(answer(400, body))?.kind).toBe('rate_limited');
  });
});
