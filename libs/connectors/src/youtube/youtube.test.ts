import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const upload = connector.actions['upload_video']!;
const announce = upload.before![0]!;
const video = { title: 'A bell', content_base64: 'AAAAFGZ0eXBxdCAg' };
const parsed = (over: object = {}) => upload.input.parse({ ...video, ...over }) as never;
const context = contextOf({ flow: 'oauth' });
const opened = (location: string) =>
  announce.read(answer(200, undefined, { location }), parsed(), {});

describe('a video for YouTube', () => {
  it('is announced with its length and what viewers may see of it, then sent as it is', () => {
    expect(announce.request(parsed(), context, {})).toMatchObject({
      query: { part: 'snippet,status' },
      headers: { 'x-upload-content-type': 'video/mp4', 'x-upload-content-length': '12' },
      json: { status: { privacyStatus: 'private', selfDeclaredMadeForKids: false } },
    });
    expect(upload.request(parsed(), context, { session: 's-1' })).toMatchObject({
      method: 'PUT',
      query: { upload_id: 's-1' },
      headers: { 'content-type': 'video/mp4' },
      bytes: video.content_base64,
    });
  });

  it('is sent to YouTube, whatever host the session names', () => {
    expect(opened('https://youtube.googleapis.com/upload/youtube/v3/videos?upload_id=s-1')).toEqual(
      {
        session: 's-1',
      },
    );
    expect(opened('https://evil.example/?upload_id=s-1')).toEqual({ session: 's-1' });
    expect(upload.request(parsed(), context, { session: 's-1' }).baseUrl).toBeUndefined();
    expect(opened('/relative')).toBeUndefined();
    expect(opened('https://youtube.googleapis.com/?upload_id=a%26b')).toBeUndefined();
  });

  it('needs a title and a description that YouTube takes', () => {
    const ok = (over: object) => accepts(connector, 'upload_video', { ...video, ...over });
    expect(ok({ title: 'a'.repeat(101) })).toBe(false);
    expect(ok({ title: '<b>' })).toBe(false);
    expect(ok({ description: 'ä'.repeat(2501) })).toBe(false);
    expect(ok({ content_type: 'image/png' })).toBe(false);
  });
});

it('a person without a channel is no expired credential', () => {
  const body = { error: { code: 401, errors: [{ reason: 'youtubeSignupRequired' }] } };
  expect(readAttempt(connector, 'oauth', answer(401, body)).verdict).toBe('rejected');
});

it('a channel’s daily number of videos is waited for', () => {
  const body = { error: { code: 400, errors: [{ reason: 'uploadLimitExceeded' }] } };
  expect(readAttempt(connector, 'oauth', answer(400, body)).reading?.kind).toBe('rate_limited');
});
