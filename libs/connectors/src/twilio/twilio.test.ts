import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const SID = `AC${'0'.repeat(32)}`;
const settings = { account_sid: SID };
const sms = { to: '+31201234567', text: 'T' };

describe('an SMS by Twilio', () => {
  it('comes from a number, a name or a messaging service', () => {
    const form = (from: string) =>
      built(connector, 'send_sms', { ...sms, from }, { settings }).form;
    expect(form('MyShop')).toEqual({ To: sms.to, From: 'MyShop', Body: 'T' });
    expect(form(`MG${'0'.repeat(32)}`)).toEqual({
      To: sms.to,
      MessagingServiceSid: `MG${'0'.repeat(32)}`,
      Body: 'T',
    });
    expect(() => built(connector, 'send_sms', sms, { settings })).toThrow(/from: is needed/);
  });

  it('goes to the region that holds the account', () => {
    const url = (region?: string) =>
      built(connector, 'send_sms', { ...sms, from: 'A1' }, { settings: { ...settings, region } })
        .url;
    expect(url()).toBe(`https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages.json`);
    expect(url('ie1')).toMatch(/^https:\/\/api\.dublin\.ie1\.twilio\.com\/2010-04-01\//);
  });
});

describe('a Twilio account', () => {
  it('is read where the auth token may, and told by an empty list where a key may not', () => {
    const request = (flow: 'basic' | 'api_key') =>
      connector.test.request(contextOf({ settings, flow })).path;
    expect(request('basic')).toBe('/Accounts/{Sid}.json');
    expect(request('api_key')).toBe('/Accounts/{AccountSid}/Messages.json');
  });

  it('must be the one the settings name', () => {
    const account = (sid: string) =>
      connector.test.account(
        answer(200, { messages: [], uri: `/2010-04-01/Accounts/${sid}/Messages.json` }),
        contextOf({ settings }),
      );
    expect(account(SID)).toEqual({ id: SID, name: SID });
    expect(account(`AC${'1'.repeat(32)}`)).toBeUndefined();
  });

  it('is named as its owner named it, where the auth token reads it', () => {
    const body = { sid: SID, friendly_name: 'Shop', type: 'Full', status: 'active' };
    expect(
      connector.test.account(answer(200, body), contextOf({ settings, flow: 'basic' })),
    ).toEqual({ id: SID, name: 'Shop' });
  });

  it('shows when it is a trial', () => {
    const body = { sid: SID, friendly_name: 'Shop', type: 'Trial' };
    expect(
      connector.test.account(answer(200, body), contextOf({ settings, flow: 'basic' }))?.name,
    ).toBe('Shop (test mode)');
  });
});

describe('Twilio’s form and answers', () => {
  it('tell SIDs of accounts and keys apart', () => {
    const secret = { api_key_secret: 's' };
    expect(refusalOf(connector, 'api_key', { ...secret, api_key_sid: SID })).toMatch(/settings/);
    expect(refusalOf(connector, 'basic', { auth_token: SID })).toMatch(/is a SID/);
  });

  it.each([
    [401, 20003, 'unauthorized'],
    [401, 70051, 'rejected'],
    [403, 21408, 'rejected'],
    [400, 14107, 'retry'],
    [500, 20500, 'retry'],
  ])('%j with %j is %s', (status, code, verdict) => {
    expect(readAttempt(connector, 'api_key', answer(status, { code })).verdict).toBe(verdict);
  });
});
