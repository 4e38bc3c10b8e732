import { describe, expect, it } from 'vitest';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

describe('a Deepgram key', () => {
  it('is not a temporary token, and not the name of a key', () => {
    const refused = (api_key: string) => refusalOf(connector, 'api_key', { api_key });
    expect(refused('eyJhbGciOiJIUzI1NiJ9.e30.x')).toMatch(/temporary token/);
    expect(refused('0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0')).toMatch(/identifier/);
    expect(refused('5a3f'.repeat(10))).toBeUndefined();
  });
});

describe('a recording for Deepgram', () => {
  it('goes as its address, or as its bytes, and never as both', () => {
    const url = 'https://shop.example/a.mp3';
    expect(built(connector, 'transcribe', { audio_url: url }).json).toEqual({ url });
    const { request } = built(connector, 'transcribe', {
      audio_base64: 'SUQz',
      content_type: 'audio/mpeg',
    });
    expect(request).toMatchObject({ bytes: 'SUQz', headers: { 'content-type': 'audio/mpeg' } });
    expect(accepts(connector, 'transcribe', {})).toBe(false);
    expect(accepts(connector, 'transcribe', { audio_url: url, audio_base64: 'SUQz' })).toBe(false);
  });

  it('is asked for its language unless one is stated', () => {
    const query = (input: object) =>
      new URL(built(connector, 'transcribe', { audio_base64: 'SUQz', ...input }).url).searchParams;
    expect(query({}).get('detect_language')).toBe('true');
    expect(query({ language: 'nl' }).get('language')).toBe('nl');
    expect(query({ language: 'nl' }).has('detect_language')).toBe(false);
  });

  it('has the words of all its channels in the result', () => {
    const channel = (transcript: string) => ({ alternatives: [{ transcript }] });
    const body = { metadata: {}, results: { channels: [channel('Hello.'), channel('Hi.')] } };
    expect(
      connector.actions['transcribe']!.result!.read(answer(200, body), {}, {}, contextOf()),
    ).toEqual({
      text: 'Hello.\nHi.',
    });
  });
});

describe('speech from Deepgram', () => {
  it('names a container only where the encoding has one', () => {
    const query = (format: string) =>
      Object.fromEntries(
        new URL(built(connector, 'synthesize_speech', { text: 'T', format }).url).searchParams,
      );
    expect(query('mp3')).toEqual({ model: 'aura-2-thalia-en', encoding: 'mp3' });
    expect(query('wav')).toMatchObject({ encoding: 'linear16', container: 'wav' });
  });

  it('has no result when the answer is no sound', () => {
    const read = connector.actions['synthesize_speech']!.result!.read;
    expect(
      read(answer(200, {}, { 'content-type': 'text/html' }), {}, {}, contextOf()),
    ).toBeUndefined();
  });
});

describe('Deepgram’s refusal', () => {
  it.each([
    [
      403,
      { err_code: 'INSUFFICIENT_PERMISSIONS', err_msg: 'no access to the requested model.' },
      'rejected',
    ],
    [403, { category: 'FORBIDDEN', message: 'insufficient permissions' }, 'scope_insufficient'],
    [402, { err_code: 'ASR_PAYMENT_REQUIRED' }, 'rejected'],
    [401, { category: 'INVALID_AUTH' }, 'credential_revoked'],
  ])('%d %j is %s', (status, body, kind) => {
    expect(connector.readError!(answer(status, body))?.kind).toBe(kind);
  });
});
