import { describe, expect, it } from 'vitest';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { accountStep, locationStep } from './location-steps.ts';
import { readLocation, readVerification } from './settle-location.ts';
import { locationPanel } from './location-panel.ts';

const CHOSEN = {
  account_resource_name: 'accounts/1001',
  location_resource_name: 'locations/2000',
};
const chosen = { settings: CHOSEN, flow: 'oauth' as const };
const context = contextOf(chosen);

describe('the account of a Business Profile connection', () => {
  it('is the first the person sees, by its number', () => {
    const body = { accounts: [{ name: 'accounts/7', accountName: 'Anna Berg' }] };
    expect(readTest(connector, 'oauth', answer(200, body), context)).toEqual({
      outcome: 'connected',
      account: { id: '7', name: 'Anna Berg' },
    });
  });

  it('is none when somebody else’s names come', () => {
    const body = { accounts: [{ name: 'properties/7' }] };
    expect(readTest(connector, 'oauth', answer(200, body), context).outcome).toBe('vendor_error');
  });
});

describe('the location picker', () => {
  it('asks for the locations of the account chosen before, and for no other address', () => {
    const request = locationStep.list.request(
      { within: 'accounts/1001', limit: 200, page: 'next' },
      context,
    );
    expect(request).toMatchObject({
      path: '/v1/accounts/{account}/locations',
      params: { account: '1001' },
      query: { pageSize: 100, pageToken: 'next', readMask: expect.stringContaining('title') },
    });
    for (const within of ['accounts/../x', 'locations/1', '', undefined]) {
      const query = { limit: 50, ...(within !== undefined && { within }) };
      expect(() => locationStep.list.request(query, context)).toThrow(/accounts\/123/);
    }
  });

  it('asks for no more accounts than Google gives', () => {
    expect(accountStep.list.request({ limit: 50 }, context).query).toEqual({
      pageSize: 20,
      pageToken: undefined,
    });
  });

  it('shows the address and whether Google has verified the location', () => {
    const locations = [
      {
        name: 'locations/1',
        title: 'Cork',
        storefrontAddress: { addressLines: ['1 Quay'], postalCode: 'T12', locality: 'Cork' },
        metadata: { hasVoiceOfMerchant: true },
      },
      { name: 'locations/2', title: 'On the road' },
    ];
    const body = { locations, nextPageToken: 'n' };
    expect(locationStep.list.read(answer(200, body), { within: 'accounts/9', limit: 50 })).toEqual({
      options: [
        {
          value: 'accounts/9/locations/1',
          label: 'Cork',
          description: '1 Quay, T12 Cork',
          note: { text: 'Verified', tone: 'good' },
        },
        {
          value: 'accounts/9/locations/2',
          label: 'On the road',
          note: { text: 'Not verified', tone: 'warn' },
        },
      ],
      next: 'n',
    });
  });

  it('takes an account without locations for what it is', () => {
    expect(locationStep.list.read(answer(200, {}), { limit: 50 })).toEqual({ options: [] });
  });

  it('stores names as Google tells them, and nothing for an answer about another location', () => {
    const choice = 'accounts/1001/locations/2000';
    const location = { name: 'locations/2000', title: 'Acme Cork' };
    expect(readLocation.read(answer(200, location), choice)).toEqual({
      ...CHOSEN,
      business_name_cached: 'Acme Cork',
    });
    const other = { ...location, name: 'locations/1' };
    expect(readLocation.read(answer(200, other), choice)).toBeUndefined();
    expect(() => readLocation.request('locations/2000', context)).toThrow(/accounts\/123/);
  });

  it.each([
    [{ hasVoiceOfMerchant: true }, 'VERIFIED'],
    [{ verify: { hasPendingVerification: true } }, 'UNVERIFIED'],
    [{ hasBusinessAuthority: true, waitForVoiceOfMerchant: {} }, 'UNVERIFIED'],
    [{ resolveOwnershipConflict: {} }, 'UNVERIFIED'],
    [{ complyWithGuidelines: { recommendationReason: 'SUSPENDED' } }, 'SUSPENDED'],
    [{}, 'UNKNOWN'],
  ])('reads %j as %s', (voice, verified_state) => {
    expect(readVerification.read(answer(200, voice), '')).toEqual({ verified_state });
  });

  it('shows the choice in words', () => {
    const settings = { ...CHOSEN, business_name_cached: 'Acme Cork', verified_state: 'SUSPENDED' };
    expect(locationPanel.current(settings).slice(0, 2)).toEqual([
      { label: 'Business', value: 'Acme Cork' },
      { label: 'Verification', value: 'Suspended', tone: 'bad' },
    ]);
  });
});

describe('an action of Google Business Profile', () => {
  it('answers a review of the chosen location, and replaces what was answered before', () => {
    const { request, url, json } = built(connector, 'reply_to_review', { review_id: 'r-1', comment: ' Thanks! ' }, chosen); // prettier-ignore
    expect([request.method, url, json]).toEqual([
      'PUT',
      'https://mybusiness.googleapis.com/v4/accounts/1001/locations/2000/reviews/r-1/reply',
      { comment: 'Thanks!' },
    ]);
  });

  it('says that a location must be chosen first', () => {
    const reply = { review_id: 'r', comment: 'c' };
    expect(() => built(connector, 'reply_to_review', reply)).toThrow(/choose a location/);
    expect(() => built(connector, 'post_to_social', { text: 'Hi' })).toThrow(/choose a location/);
  });

  it('counts a reply in bytes, as Google does', () => {
    const ok = (comment: string) => accepts(connector, 'reply_to_review', { review_id: 'r', comment }); // prettier-ignore
    expect([ok('a'.repeat(4096)), ok('a'.repeat(4097)), ok('ä'.repeat(2049))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('posts an update with a photo and a button that leads somewhere', () => {
    const post = {
      text: 'Open on Sunday',
      language: 'de',
      photo_url: 'https://shop.example/a.jpg',
      button: 'SHOP',
      link: 'https://shop.example/',
    };
    expect(built(connector, 'post_to_social', post, chosen)).toMatchObject({
      url: 'https://mybusiness.googleapis.com/v4/accounts/1001/locations/2000/localPosts',
      json: {
        languageCode: 'de',
        summary: 'Open on Sunday',
        topicType: 'STANDARD',
        media: [{ mediaFormat: 'PHOTO', sourceUrl: 'https://shop.example/a.jpg' }],
        callToAction: { actionType: 'SHOP', url: 'https://shop.example/' },
      },
    });
    expect(accepts(connector, 'post_to_social', { text: 'x', button: 'SHOP' })).toBe(false);
    expect(accepts(connector, 'post_to_social', { text: 'x', link: post.link })).toBe(false);
  });
});
