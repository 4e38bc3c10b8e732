import { describe, expect, it } from 'vitest';
import { answer } from '../../test/built.ts';
import { readError } from './errors.ts';

const read = (status: number, code: string, message = '') =>
  readError(answer(status, { error: { code, message, innerError: { date: 'x' } } }));

describe('Microsoft Graph’s answer', () => {
  it.each([
    [401, 'InvalidAuthenticationToken', 'credential_expired'],
    [403, 'ErrorAccessDenied', 'scope_insufficient'],
    [403, 'ErrorSendAsDenied', 'rejected'],
    [404, 'itemNotFound', 'rejected'],
    [423, 'resourceLocked', 'vendor_error'],
    [429, 'TooManyRequests', 'rate_limited'],
    [503, 'activityLimitReached', 'rate_limited'],
    [507, 'quotaLimitReached', 'vendor_error'],
  ])('%i %s is %s', (status, code, kind) => {
    expect(read(status, code)).toEqual({ kind, code });
  });

  it('names the scope that Teams lacks', () => {
    const words =
      "Missing scope permissions on the request. API requires one of 'ChannelMessage.Send, Group.ReadWrite.All'. Scopes on the request 'User.Read'";
    expect(read(403, 'Forbidden', words)?.missingScopes).toEqual(['ChannelMessage.Send']);
  });
});
