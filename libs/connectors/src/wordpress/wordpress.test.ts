import { describe, expect, it } from 'vitest';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const post = (input: object, site = 'https://shop.example') =>
  built(connector, 'publish_post', { title: 'T', content: 'C', ...input }, { settings: { site } });

describe('a WordPress site', () => {
  it.each([
    ['https://shop.example', 'https://shop.example/wp-json/wp/v2/posts'],
    ['https://shop.example/blog/', 'https://shop.example/blog/wp-json/wp/v2/posts'],
  ])('at %s takes posts at %s', (site, url) => {
    expect(post({}, site).url).toBe(url);
  });

  it('is its home page, not its dashboard', () => {
    const issues = connector.settings!.safeParse({ site: 'https://a.example/wp-admin/' }).error;
    expect(issues?.issues[0]?.message).toMatch(/home page/);
  });

  it('belongs to the account, since every site counts its users from one', () => {
    const body = { id: 1, name: 'Ada', slug: 'ada' };
    const settings = { site: 'https://shop.example/blog' };
    expect(connector.test.account(answer(200, body), contextOf({ settings }))).toEqual({
      id: 'shop.example#1',
      name: 'Ada at shop.example',
    });
  });
});

describe('an application password', () => {
  const refused = (application_password: string) =>
    refusalOf(connector, 'basic', { username: 'ada', application_password });

  it('is not the one to sign in with', () => {
    expect(refused('correct horse battery')).toMatch(/application password/);
    expect(refused('abcd EFGH 1234 ijkl MNOP 6789')).toBeUndefined();
    expect(refused('abcdEFGH1234ijklMNOP6789')).toBeUndefined();
  });
});

describe('a post', () => {
  it('is published unless it is to be something else', () => {
    expect(post({}).json).toEqual({ title: 'T', content: 'C', status: 'publish' });
    expect(post({ status: 'draft' }).json).toMatchObject({ status: 'draft' });
  });

  it('has its time in UTC, whatever the site’s zone', () => {
    const at = { status: 'future', publish_at: '2026-07-01T07:00:00.000Z' };
    expect(post(at).json).toMatchObject({ date_gmt: '2026-07-01T07:00:00' });
  });
});
