import { describe, expect, it } from 'vitest';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { accepts, answer, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { readTokenError, repairTokenResponse } from './oauth.ts';

const context = contextOf({ settings: { instagram_user_id: '17' } });

describe('Instagram’s token answer', () => {
  it('is read with and without its list', () => {
    const permissions = 'instagram_business_basic,instagram_business_content_publish';
    const token = { access_token: 't', user_id: 1, permissions };
    const mended = { access_token: 't', token_type: 'bearer', scope: permissions };
    expect(repairTokenResponse({ data: [token] })).toEqual(mended);
    expect(repairTokenResponse({ ...token, permissions: permissions.split(',') })).toEqual(mended);
  });

  it('tells the lifetime of the long-lived token', () => {
    const token = { access_token: 't', token_type: 'bearer', expires_in: 5_183_944 };
    expect(repairTokenResponse(token)).toEqual(token);
  });

  it('says no in two forms', () => {
    const first = {
      error_type: 'OAuthException',
      code: 400,
      error_message: 'Invalid platform app',
    };
    const mended = repairTokenResponse(first) as { error: string; error_description: string };
    expect(mended).toEqual({ error: 'OAuthException', error_description: 'Invalid platform app' });
    const { error, error_description: description } = mended;
    expect(readTokenError({ status: 400, error, description })).toBe('client_refused');
    expect(repairTokenResponse({ error: { code: 190, error_subcode: 463 } })).toEqual({
      error: '190_463',
    });
  });
});

describe('a post on Instagram', () => {
  it('is a container first, which is published when it is ready', () => {
    const sent = requestsOf(connector, 'post_to_social', context);
    expect(sent.map(({ request }) => [request.method, request.path])).toEqual([
      ['POST', '/{account}/media'],
      ['GET', '/{container}'],
      ['POST', '/{account}/media_publish'],
    ]);
    expect(sent[2]!.request.json).toEqual({ creation_id: '17889455560051444' });
  });

  const ready = connector.actions['post_to_social']!.before![1]!;
  it.each([
    ['FINISHED', true],
    ['PUBLISHED', true],
    ['IN_PROGRESS', false],
  ])('whose container is %s: goes on %s', (status_code, goesOn) => {
    const read = ready.read(answer(200, { status_code }), {} as never, {});
    expect(read !== undefined).toBe(goesOn);
  });

  it('is given up when Instagram cannot work with the image', () => {
    expect(connector.readError!(answer(200, { status_code: 'ERROR', id: '1' }))).toEqual({
      kind: 'rejected',
      code: 'container_error',
    });
  });

  it('needs an image, and a text that fits with its link', () => {
    const image_url = 'https://shop.example/a.jpg';
    expect(accepts(connector, 'post_to_social', { text: 'x' })).toBe(false);
    const link = 'https://shop.example/';
    const text = 'x'.repeat(2190);
    expect(accepts(connector, 'post_to_social', { text, image_url })).toBe(true);
    expect(accepts(connector, 'post_to_social', { text, image_url, link })).toBe(false);
  });
});
