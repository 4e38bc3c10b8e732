import { expect, it } from 'vitest';
import { needsOf } from './needs.ts';

it('names one need for each way to connect', () => {
  expect(needsOf({ auth_flows: ['oauth', 'api_key'], fields: ['api_key'] })).toEqual([
    'oauth',
    'api_key',
  ]);
});

it("tells OAuth with a client or a token of one's own from a sign-in", () => {
  expect(needsOf({ auth_flows: ['oauth'], fields: ['client_id', 'refresh_token'] })).toEqual([
    'oauth_manual',
  ]);
  expect(needsOf({ auth_flows: ['oauth'], fields: ['client_id'] })).toEqual(['oauth_own']);
});
