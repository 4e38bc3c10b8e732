import { describe, expect, it } from 'vitest';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';
import { pageToken } from './page-token.ts';

const settings = { page_id: '42' };

describe('the token of a Page', () => {
  it('is bought with the system user’s, for the Page of the settings', () => {
    const credentials = { system_user_token: 'EAAx' };
    expect(pageToken.request({ credentials, settings, now: 0 })).toEqual({
      method: 'GET',
      baseUrl: 'https://graph.facebook.com/v26.0',
      path: '/{page}',
      params: { page: '42' },
      query: { fields: 'access_token' },
      headers: { authorization: 'Bearer EAAx' },
    });
  });

  it('is refused where the account has no right on the Page', () => {
    expect(pageToken.read(answer(200, { id: '42' }))).toBeUndefined();
    expect(pageToken.readError!(answer(200, { id: '42' }))).toBe('client_refused');
    expect(pageToken.readError!(answer(404, { error: { code: 100 } }))).toBe('client_refused');
  });
});

describe('a post on a Page', () => {
  it('stands in the feed with its link, or is a photo with the link in its text', () => {
    const link = 'https://shop.example/hours';
    const plain = built(connector, 'post_to_social', { text: 'Hi', link }, { settings });
    expect(plain.url).toBe('https://graph.facebook.com/v26.0/42/feed');
    expect(plain.json).toEqual({ message: 'Hi', link });
    const image_url = 'https://shop.example/a.jpg';
    const photo = built(connector, 'post_to_social', { text: 'Hi', link, image_url }, { settings });
    expect(photo.url).toBe('https://graph.facebook.com/v26.0/42/photos');
    expect(photo.json).toEqual({ url: image_url, caption: `Hi\n\n${link}` });
  });

  it('is known by the post, not by its photo', () => {
    const { read } = connector.actions['post_to_social']!.result!;
    expect(read(answer(200, { id: '7', post_id: '42_8' }), {}, {}, contextOf())).toMatchObject({
      post: '42_8',
    });
  });
});

it('publishes a video by its address, at the host of everything else', () => {
  const source_url = 'https://shop.example/a.mp4';
  const video = built(connector, 'upload_video', { title: 'Hi', source_url }, { settings });
  expect(video.url).toBe('https://graph.facebook.com/v26.0/42/videos');
  expect(video.json).toEqual({ title: 'Hi', file_url: source_url });
  const { read } = connector.actions['upload_video']!.result!;
  expect(read(answer(200, { id: '7' }), {}, {}, contextOf())).toEqual({ video: '7' });
  expect(read(answer(200, {}), {}, {}, contextOf())).toBeUndefined();
});

it('speaks the version that its connection was made with', () => {
  const over = { settings, version: 'v25.0' };
  expect(built(connector, 'post_to_social', { text: 'Hi' }, over).url).toContain('/v25.0/42/feed');
});

it.each([
  ['0123456789abcdef0123456789abcdef', /secret of an app/],
  ['123|abc', /token of an app/],
])('is not connected by %s', (system_user_token, message) => {
  expect(refusalOf(connector, 'api_key', { system_user_token })).toMatch(message);
});
