import { describe, expect, it } from 'vitest';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { answer, built } from '../../test/built.ts';
import connector from './connector.ts';

const speak = (input: object, settings: Record<string, unknown>) =>
  built(connector, 'synthesize_speech', { text: 'T', ...input }, { settings });

describe('speech from ElevenLabs', () => {
  it('is spoken by the delivery’s voice, else by the settings’', () => {
    const settings = { voice: 'JBFqnCBsd6RMkjVDRZzb' };
    expect(speak({}, settings).url).toBe(
      'https://api.elevenlabs.io/v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb?output_format=mp3_44100_128',
    );
    expect(speak({ voice: '21m00Tcm4TlvDq8ikWAM' }, settings).url).toContain(
      '/21m00Tcm4TlvDq8ikWAM?',
    );
    expect(() => speak({}, {})).toThrow(RequestBuildError);
  });

  it('comes from the servers of the account’s region', () => {
    const settings = { voice: 'JBFqnCBsd6RMkjVDRZzb', region: 'eu' };
    expect(new URL(speak({}, settings).url).host).toBe('api.eu.residency.elevenlabs.io');
  });
});

describe('ElevenLabs’ refusal', () => {
  const read = (status: number, detail: unknown) =>
    connector.readError!(answer(status, { detail }));

  it('by 401 may be about the key, about what it may do, or about money', () => {
    expect(read(401, { status: 'invalid_api_key' })?.kind).toBe('credential_revoked');
    expect(read(401, { status: 'quota_exceeded' })?.kind).toBe('rejected');
    const message = 'The API key you used is missing the permission user_read to execute this.';
    expect(read(401, { status: 'missing_permissions', message })).toEqual({
      kind: 'scope_insufficient',
      code: 'missing_permissions',
      missingScopes: ['user_read'],
    });
  });

  it('has a code of its own where newer answers have one', () => {
    expect(read(404, { code: 'voice_not_found', status: 'old' })?.code).toBe('voice_not_found');
    expect(read(422, [{ type: 'string_too_long' }])?.code).toBe('string_too_long');
  });
});
