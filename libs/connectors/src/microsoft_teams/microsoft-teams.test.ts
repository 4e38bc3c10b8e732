import { describe, expect, it } from 'vitest';
import { built } from '../../test/built.ts';
import connector from './connector.ts';

const team = 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b';
const channel = '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2';
const settings = { team_id: team, channel_id: channel };

describe('a message in Teams', () => {
  it('goes to the settings’ channel, as text or HTML', () => {
    const { url, json } = built(connector, 'send_message', { text: 'a < b' }, { settings });
    expect(url).toBe(
      `https://graph.microsoft.com/v1.0/teams/${team}/channels/${encodeURIComponent(channel)}/messages`,
    );
    expect(json).toEqual({ body: { contentType: 'text', content: 'a < b' } });
  });

  it('goes to the channel that the delivery names, or into a thread', () => {
    const input = { text: 'x', channel: `${team}/${channel}`, thread: '1616990032035' };
    expect(built(connector, 'send_message', input).url).toMatch(
      /\/messages\/1616990032035\/replies$/,
    );
  });

  it.each([undefined, 'general', `${team}/general`, `x/${channel}`])(
    'has no such channel as %s',
    (given) => {
      const input = { text: 'x', ...(given && { channel: given }) };
      expect(() => built(connector, 'send_message', input)).toThrow(/channel/);
    },
  );
});
