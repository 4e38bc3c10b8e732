import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { repairTokenResponse } from './token.ts';

const no = (error: string, more: object = {}, status = 200) =>
  answer(status, { ok: false, error, ...more });

describe('a message to Slack', () => {
  it('is a form to the channel of the delivery, or of the settings', () => {
    const settings = { channel: 'C1' };
    const { url, form } = built(connector, 'send_message', { text: 'T' }, { settings });
    expect(url).toBe('https://slack.com/api/chat.postMessage');
    expect(form).toEqual({ channel: 'C1', text: 'T' });
    expect(() => built(connector, 'send_message', { text: 'T' })).toThrow(/channel: is needed/);
  });
});

describe('Slack’s answer', () => {
  it.each([
    ['channel_not_found', 200, 'rejected'],
    ['token_revoked', 200, 'unauthorized'],
    ['token_expired', 200, 'unauthorized'],
    ['missing_scope', 200, 'rejected'],
    ['ratelimited', 429, 'retry'],
    ['internal_error', 200, 'retry'],
    ['something_new', 500, 'retry'],
    ['constructor', 200, 'rejected'],
  ])('%s with %j is %s', (error, status, verdict) => {
    expect(readAttempt(connector, 'oauth', no(error, {}, status))).toMatchObject({
      verdict,
      errorCode: error,
    });
  });

  it('names the scopes that are missing', () => {
    expect(connector.readError!(no('missing_scope', { needed: 'chat:write, im:write' }))).toEqual({
      kind: 'scope_insufficient',
      code: 'missing_scope',
      missingScopes: ['chat:write', 'im:write'],
    });
  });

  it('is no account while it says no, although its status is a success', () => {
    expect(
      connector.test.account(answer(200, { ok: false, team: 'T', team_id: 'T1' }), contextOf()),
    ).toBeUndefined();
  });

  it('tells what the token may do in a header', () => {
    const scopes = (told: Record<string, string>) =>
      connector.test.scopes!(answer(200, { ok: true }, told));
    expect(scopes({ 'x-oauth-scopes': 'chat:write, users:read' })).toEqual([
      'chat:write',
      'users:read',
    ]);
    expect(scopes({})).toBeUndefined();
  });

  it('to a token request becomes what RFC 6749 says', () => {
    expect(repairTokenResponse({ ok: false, error: 'code_already_used' })).toEqual({
      error: 'invalid_grant',
      error_description: 'code_already_used',
    });
    const granted = { ok: true, access_token: 'xoxb-1', scope: 'chat:write', expires_in: 43_200 };
    expect(repairTokenResponse(granted)).toEqual(granted);
  });
});

it('is not asked with tokens of other kinds', () => {
  const refusal = (bot_token: string) => refusalOf(connector, 'api_key', { bot_token });
  expect(refusal('https://hooks.slack.com/services/T0/B0/x')).toMatch(/incoming webhook/);
  expect(refusal('xapp-1-A0')).toMatch(/app-level/);
  expect(refusal('xoxe.xoxb-1')).toMatch(/twelve hours/);
  expect(refusal('xoxb-1')).toBeUndefined();
});
