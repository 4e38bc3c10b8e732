import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { accepts, answer, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { readTokenError, repairTokenResponse, tiktokOAuth } from './oauth.ts';

describe('TikTok’s OAuth', () => {
  it('tells when the refresh token ends in words of its own', () => {
    expect(repairTokenResponse({ access_token: 't', refresh_expires_in: 15_552_000 })).toEqual({
      access_token: 't',
      refresh_token_expires_in: 15_552_000,
    });
  });

  it('is revoked with the client, which it calls a key', () => {
    const client = { clientId: 'k', clientSecret: 's' };
    expect(tiktokOAuth.clientIdParam).toBe('client_key');
    expect(tiktokOAuth.revokeRequest!({ accessToken: 't', client, settings: {} })).toMatchObject({
      path: '/v2/oauth/revoke/',
      form: { client_key: 'k', client_secret: 's', token: 't' },
    });
  });

  it.each([
    ['invalid_grant', 'Refresh token is invalid or expired.', 'expired'],
    ['invalid_grant', 'The token was revoked.', 'revoked'],
    ['invalid_request', 'Client_key is wrong.', 'client_refused'],
    ['server_error', '', undefined],
  ])('reads %s "%s" as %s', (error, description, meaning) => {
    expect(readTokenError({ status: 400, error, description })).toBe(meaning);
  });
});

describe('a post on TikTok', () => {
  const sent = (name: string, input?: unknown) => requestsOf(connector, name, contextOf(), input);

  it('is begun after the creator was asked, and is delivered when it is published', () => {
    const [creator, begin, status] = sent('upload_video');
    expect(creator!.request.path).toBe('/v2/post/publish/creator_info/query/');
    expect(begin!.request.json).toMatchObject({
      post_info: { title: 'How to mount a bell\n\nIn two minutes.', privacy_level: 'SELF_ONLY' },
      source_info: { source: 'PULL_FROM_URL', video_url: 'https://shop.example/bell.mp4' },
    });
    expect(status!.request.json).toEqual({ publish_id: 'v_pub_url~v2.123456789' });
  });

  const state = (status: string, fail_reason?: string) =>
    connector.readError!(
      answer(200, { data: { status, fail_reason }, error: { code: 'ok', message: '' } }),
    );

  it('is waited for while TikTok works on it, and given up when it failed', () => {
    expect(state('PROCESSING_DOWNLOAD')?.kind).toBe('vendor_error');
    expect(state('PUBLISH_COMPLETE')).toBeUndefined();
    expect(state('FAILED', 'video_pull_failed')).toEqual({
      kind: 'rejected',
      code: 'video_pull_failed',
    });
  });

  it('cannot be seen by more people than the profile allows', () => {
    const input = { title: 'x', source_url: 'https://shop.example/x.mp4', privacy: 'followers' };
    expect(() => sent('upload_video', input)).toThrow(/followers is not possible/);
  });

  it('is a photo with a text, or a video', () => {
    expect(accepts(connector, 'post_to_social', { text: 'x' })).toBe(false);
    const photo = { text: 'x', link: 'https://a.nl/', image_url: 'https://shop.example/a.jpg' };
    expect(sent('post_to_social', photo)[1]!.request.json).toMatchObject({
      media_type: 'PHOTO',
      post_mode: 'DIRECT_POST',
      post_info: { description: 'x\n\nhttps://a.nl/' },
      source_info: { photo_images: ['https://shop.example/a.jpg'], photo_cover_index: 0 },
    });
  });
});
