import { describe, expect, it } from 'vitest';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { sitePanel } from './site-panel.ts';

const settings = { site_url: 'sc-domain:example.com' };
const context = contextOf({ flow: 'oauth' });
const test = (body: unknown) => readTest(connector, 'oauth', answer(200, body), context);

describe('the account of Search Console', () => {
  it('is asked for the site of the settings, so that one it may not see is found out', () => {
    expect(connector.test.request({ ...context, settings }).params).toEqual({
      siteUrl: 'sc-domain:example.com',
    });
    expect(connector.test.request(context).path).toBe('/webmasters/v3/sites');
  });

  it('is no site that the user has not proved to own', () => {
    const unverified = { siteUrl: 'https://a.example/', permissionLevel: 'siteUnverifiedUser' };
    expect(test({ siteEntry: [unverified] }).outcome).toBe('vendor_error');
    const owned = { siteUrl: 'sc-domain:b.example', permissionLevel: 'siteOwner' };
    expect(test({ siteEntry: [unverified, owned] }).account).toEqual({
      id: 'sc-domain:b.example',
      name: 'b.example',
    });
  });
});

describe('a site of Search Console', () => {
  const refusal = (site_url: string) =>
    connector.settings!.safeParse({ site_url }).error?.issues[0]?.message;

  it.each(['sc-domain:example.com', 'https://example.com/', 'http://example.com/shop/'])(
    'is %s',
    (site) => {
      expect(refusal(site)).toBeUndefined();
    },
  );

  it('is told from a bare domain and from an address without its slash', () => {
    expect(refusal('example.com')).toMatch(/sc-domain:/);
    expect(refusal('https://example.com/shop')).toMatch(/slash/);
  });

  it('travels in the path as one part, as does the address of a sitemap', () => {
    const sitemap_url = 'https://example.com/map.xml?lang=de';
    expect(built(connector, 'submit_sitemap', { sitemap_url }, { settings }).url).toBe(
      'https://searchconsole.googleapis.com/webmasters/v3/sites/sc-domain%3Aexample.com/sitemaps/https%3A%2F%2Fexample.com%2Fmap.xml%3Flang%3Dde',
    );
    expect(() => built(connector, 'submit_sitemap', { sitemap_url })).toThrow(/site_url/);
  });
});

describe('a report of Search Console', () => {
  const read = connector.actions['run_report']!.result!.read;
  const row = { keys: ['a'], clicks: 1, impressions: 2, ctr: 0.5, position: 1 };

  it('is empty, not missing, for days without searches', () => {
    expect(
      read(answer(200, { responseAggregationType: 'byProperty' }), {}, {}, contextOf()),
    ).toEqual({
      rows: [],
      complete: true,
    });
  });

  it('keeps as many rows as a result holds, and says so', () => {
    const rows = Array.from({ length: 100 }, () => ({ ...row, keys: ['x'.repeat(1000)] }));
    const result = read(
      answer(200, { rows, responseAggregationType: 'byPage' }),
      {},
      {},
      contextOf(),
    ) as {
      complete: boolean;
    };
    expect(result.complete).toBe(false);
    expect(JSON.stringify(result).length).toBeLessThan(16 * 1024);
  });
});

describe('the site picker of Search Console', () => {
  const [{ list }] = sitePanel.steps;
  const [settle] = sitePanel.settle;
  const owned = { siteUrl: 'sc-domain:example.com', permissionLevel: 'siteOwner' };
  const unverified = { siteUrl: 'https://old.example/', permissionLevel: 'siteUnverifiedUser' };

  it('shows the sites that may be seen, with the rights on each', () => {
    expect(list.read(answer(200, { siteEntry: [owned, unverified] }), { limit: 50 })).toEqual({
      options: [
        {
          value: 'sc-domain:example.com',
          label: 'example.com',
          description: 'sc-domain:example.com',
          note: { text: 'Owner', tone: 'quiet' },
        },
      ],
    });
    expect(list.read(answer(200, {}), { limit: 50 })).toEqual({ options: [] });
  });

  it('stores the site as Google tells it, and nothing for an answer about another', () => {
    expect(settle.read(answer(200, owned), owned.siteUrl)).toEqual({
      site_url: 'sc-domain:example.com',
      site_rights: 'Owner',
    });
    expect(settle.read(answer(200, owned), 'https://else.example/')).toBeUndefined();
    expect(settle.read(answer(200, unverified), unverified.siteUrl)).toBeUndefined();
    expect(() => settle.request('../x', context)).toThrow(/no site/);
  });
});
