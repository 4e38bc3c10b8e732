import { describe, expect, it } from 'vitest';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { repairTokenResponse, revokeRequest } from './oauth.ts';

describe('an issue at GitHub', () => {
  const issue = (input: object, settings: Record<string, unknown> = {}) =>
    built(connector, 'create_issue', { title: 'T', ...input }, { settings });

  it('goes to the delivery’s repository, else to the settings’', () => {
    const settings = { repository: 'acme/shop' };
    expect(issue({}, settings).url).toBe('https://api.github.com/repos/acme/shop/issues');
    expect(issue({ repository: 'acme/.github' }, settings).url).toContain('/acme/.github/issues');
    expect(() => issue({})).toThrow(RequestBuildError);
    expect(issue({ labels: ['bug'], repository: 'a/b' }).json).toEqual({
      title: 'T',
      labels: ['bug'],
    });
  });

  it.each(['acme', 'acme/..', 'a/b/c', '../b'])('does not go to %j', (repository) => {
    expect(() => issue({ repository })).toThrow();
  });

  it('is sent in the version that the connection keeps', () => {
    const header = (version?: string) =>
      connector.test.request(contextOf(version ? { version } : {})).headers;
    expect(header('2022-11-28')).toEqual({ 'x-github-api-version': '2022-11-28' });
    expect(header()).toEqual({ 'x-github-api-version': '2026-03-10' });
  });
});

describe('a token of GitHub', () => {
  it.each([
    ['ghs_abc', /application/],
    ['ghr_abc', /refresh token/],
    ['abc', /github_pat_/],
  ])('is not %s', (access_token, words) => {
    expect(refusalOf(connector, 'api_key', { access_token })).toMatch(words);
    expect(refusalOf(connector, 'api_key', { access_token: 'ghp_abc' })).toBeUndefined();
  });

  it('tells its scopes in a header, where it has any', () => {
    const scopes = (headers: Record<string, string>) =>
      connector.test.scopes!(answer(200, {}, headers));
    expect(scopes({ 'x-oauth-scopes': 'repo, gist' })).toEqual(['repo', 'gist']);
    expect(scopes({ 'x-oauth-scopes': '' })).toEqual([]);
    expect(scopes({})).toBeUndefined();
  });

  it('is granted and refused in words that are made RFC 6749’s', () => {
    expect(repairTokenResponse({ access_token: 't', scope: 'repo,gist' })).toEqual({
      access_token: 't',
      scope: 'repo gist',
    });
    expect(repairTokenResponse({ error: 'bad_verification_code' })).toEqual({
      error: 'invalid_grant',
    });
  });

  it('is revoked by the application itself, with its secret', () => {
    const client = { clientId: 'Iv1.abc', clientSecret: 's' };
    const request = revokeRequest({ accessToken: 't', client, settings: {} });
    expect(request).toMatchObject({
      method: 'DELETE',
      path: '/applications/{client_id}/grant',
      params: { client_id: 'Iv1.abc' },
      headers: { authorization: `Basic ${Buffer.from('Iv1.abc:s').toString('base64')}` },
      json: { access_token: 't' },
    });
  });
});

describe('GitHub’s refusal', () => {
  const read = (status: number, message: string, headers: Record<string, string> = {}) =>
    connector.readError!(answer(status, { message }, headers));

  it('by 403 may be about haste or about permissions', () => {
    expect(read(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' })?.kind).toBe(
      'rate_limited',
    );
    expect(read(403, 'You have exceeded a secondary rate limit.')?.code).toBe(
      'secondary_rate_limit',
    );
    const headers = { 'x-accepted-github-permissions': 'issues=write' };
    expect(read(403, 'Resource not accessible', headers)).toEqual({
      kind: 'scope_insufficient',
      code: 'forbidden',
      missingScopes: ['issues=write'],
    });
  });
});
