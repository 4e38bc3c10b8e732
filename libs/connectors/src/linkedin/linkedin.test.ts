import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { accepts, answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { littleText } from './little-text.ts';

const member = { author: 'member', member_id: '782bbtaQ' };
const post = (input: Record<string, unknown>, settings: Record<string, unknown> = member) =>
  built(connector, 'post_to_social', input, { settings });

it.each([
  ['New hours (from Monday)', 'New hours \\(from Monday\\)'],
  ['a_b* [x] {y} <z> ~ | \\ @ada', 'a\\_b\\* \\[x\\] \\{y\\} \\<z\\> \\~ \\| \\\\ \\@ada'],
  ['#bicycles are #1 # alone', '#bicycles are #1 \\# alone'],
  ['see https://shop.example/a_b(c) now_', 'see https://shop.example/a_b(c) now\\_'],
])('LinkedIn does not cut off "%s"', (text, written) => {
  expect(littleText(text)).toBe(written);
});

describe('a post on LinkedIn', () => {
  it('is of the person, or of the organization', () => {
    expect(post({ text: 'Hi' }).json).toMatchObject({
      author: 'urn:li:person:782bbtaQ',
      commentary: 'Hi',
      visibility: 'PUBLIC',
      lifecycleState: 'PUBLISHED',
    });
    const organization = { author: 'organization', organization_id: '2414183' };
    expect(post({ text: 'Hi' }, organization).json).toMatchObject({
      author: 'urn:li:organization:2414183',
    });
    expect(() => post({ text: 'Hi' }, { author: 'organization' })).toThrow(/choose an organ/);
  });

  it('states the version and the protocol', () => {
    expect(post({ text: 'Hi' }).request.headers).toEqual({
      'linkedin-version': '202607',
      'x-restli-protocol-version': '2.0.0',
    });
  });

  it('has a link with a title, or an image that is sent before', () => {
    expect(post({ text: 'Hi', link: 'https://shop.example/x' }).json).toMatchObject({
      content: { article: { source: 'https://shop.example/x', title: 'shop.example' } },
    });
    const context = contextOf({ flow: 'oauth', settings: member });
    const input = { text: 'Hi', image_base64: '/9j/4AAQ', image_alt: 'A window' };
    const [begin, send, own] = requestsOf(connector, 'post_to_social', context, input);
    expect(begin!.request.json).toEqual({
      initializeUploadRequest: { owner: 'urn:li:person:782bbtaQ' },
    });
    expect(requestUrl(connector, send!.request, context).href).toMatch(
      /^https:\/\/www\.linkedin\.com\/dms-uploads\/C4E10AQFoyyAjHPMQuQ\/uploaded-image\/0\?ca=/,
    );
    expect(own!.request.json).toMatchObject({
      content: { media: { id: 'urn:li:image:C4E10AQFoyyAjHPMQuQ', altText: 'A window' } },
    });
    expect(accepts(connector, 'post_to_social', { ...input, link: 'https://a.nl/' })).toBe(false);
  });

  it('sends its image to LinkedIn and nowhere else', () => {
    const begin = connector.actions['post_to_social']!.before![0]!;
    const value = { uploadUrl: 'https://evil.test/dms-uploads/1', image: 'urn:li:image:1' };
    expect(begin.read(answer(200, { value }), {} as never, {})).toBeUndefined();
  });
});
