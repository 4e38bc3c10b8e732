import { describe, expect, it } from 'vitest';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const settings = { assistant: '7c9e6679-7425-40de-944b-e07fc1f90ae7' };

describe('a connection to Vapi', () => {
  it('is told by the assistant that it works with', () => {
    const context = contextOf({ settings });
    expect(connector.test.request(context)).toMatchObject({ params: { id: settings.assistant } });
    const body = { id: 'a1', orgId: 'o1', name: 'Front desk' };
    expect(connector.test.account(answer(200, body), context)).toEqual({
      id: 'o1',
      name: 'Front desk',
    });
  });

  it('goes to the region’s own host', () => {
    const host = (region: string) =>
      new URL(
        built(connector, 'complete', { prompt: 'p' }, { settings: { ...settings, region } }).url,
      ).host;
    expect(host('eu')).toBe('api.eu.vapi.ai');
    expect(host('us')).toBe('api.vapi.ai');
  });
});

describe('what is asked of Vapi', () => {
  it('is a text or a conversation, and never a stream', () => {
    const json = (input: object) => built(connector, 'complete', input, { settings }).json;
    expect(json({ prompt: 'p' })).toEqual({
      assistantId: settings.assistant,
      input: 'p',
      stream: false,
    });
    const messages = [{ role: 'user', content: 'm' }];
    expect(json({ messages })).toMatchObject({ input: messages });
  });

  it('is no call without a number to call from', () => {
    expect(() => built(connector, 'start_call', { to: '+31201234567' }, { settings })).toThrow(
      RequestBuildError,
    );
  });

  it('has the assistant’s words alone in the result', () => {
    const output = [
      { role: 'tool', content: '{}' },
      { role: 'assistant', content: 'At nine.' },
    ];
    const read = connector.actions['complete']!.result!.read;
    expect(read(answer(201, { id: 'c1', output }), {}, {}, contextOf())).toEqual({
      text: 'At nine.',
      chat: 'c1',
    });
  });
});
