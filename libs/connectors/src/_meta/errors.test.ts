import { describe, expect, it } from 'vitest';
import { answer } from '../../test/built.ts';
import { readError } from './errors.ts';

const read = (status: number, error: Record<string, unknown>) =>
  readError(answer(status, { error }));

describe('an error of the Graph API', () => {
  it.each([
    [400, { code: 190, error_subcode: 463 }, 'credential_expired', '190_463'],
    [400, { code: 190, message: 'Session has expired on Monday' }, 'credential_expired', '190'],
    [400, { code: 190, error_subcode: 460 }, 'credential_revoked', '190_460'],
    [401, { code: 190, message: 'Invalid OAuth access token' }, 'credential_revoked', '190'],
    [400, { code: 4 }, 'rate_limited', '4'],
    [400, { code: 80001 }, 'rate_limited', '80001'],
    [400, { code: 2, is_transient: true }, 'vendor_error', '2'],
    [400, { code: 100 }, 'rejected', '100'],
    [400, { code: 368 }, 'rejected', '368'],
    [200, { code: 190, error_subcode: 458 }, 'credential_revoked', '190_458'],
    [500, { code: 190 }, 'vendor_error', '190'],
  ])('%i %j is %s', (status, error, kind, code) => {
    expect(read(status, error)).toEqual({ kind, code });
  });

  it('names the permissions that are missing', () => {
    const message = '(#200) Requires pages_read_engagement and pages_manage_posts permission';
    expect(read(403, { code: 200, message })).toEqual({
      kind: 'scope_insufficient',
      code: '200',
      missingScopes: ['pages_read_engagement', 'pages_manage_posts'],
    });
  });
});
