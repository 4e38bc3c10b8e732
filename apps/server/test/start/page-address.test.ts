import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/start-app.ts';
import { wholeBody } from '../support/whole-body.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const built = existsSync(new URL('../../../admin/dist/index.html', import.meta.url));

// Without the built page there is nothing to serve; npm test builds it before this runs.
(built ? describe : describe.skip)('the page under another name of the loopback address', () => {
  it('sends the browser to the public address, where its session will be found', async () => {
    const answer = await app.anonymous().get('/sites/default/log?q=a').expect(307);
    const { port } = new URL(app.url);
    expect(answer.headers['location']).toBe(`http://localhost:${port}/sites/default/log?q=a`);
  });

  it('sends its scripts compressed, and the API never', async () => {
    const page = await app.anonymous().get('/login').set('Host', publicHost()).expect(200);
    const script = /"(\/assets\/vendor-[^"]+\.js)"/.exec(page.text)?.[1];
    const packed = await app.anonymous().get(script!).set('Accept-Encoding', 'gzip').expect(200);
    expect(packed.headers['content-encoding']).toBe('gzip');
    const api = await app.anonymous().get('/api/openapi.json').set('Accept-Encoding', 'gzip');
    expect(api.headers).not.toHaveProperty('content-encoding');
  });

  it('sends to each browser what it can read, and lets caches keep them apart', async () => {
    const page = await app.anonymous().get('/login').set('Host', publicHost()).expect(200);
    const script = /"(\/assets\/vendor-[^"]+\.js)"/.exec(page.text)?.[1];
    const ask = (encodings: string) =>
      app.anonymous().get(script!).set('Accept-Encoding', encodings).buffer(true).parse(wholeBody);
    const [plain, packed] = [await ask('identity'), await ask('gzip, deflate, br, zstd')];
    expect(packed.headers).toMatchObject({
      ...{ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' },
      ...{ vary: 'Accept-Encoding', 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.headers['vary']).toBe('Accept-Encoding');
    expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
    // The client has unpacked it.
    expect(packed.body).toEqual(plain.body);
    const length = Number(packed.headers['content-length']);
    expect(length).toBeLessThan((plain.body as Buffer).length / 3);
    expect((await ask('br;q=0, gzip')).headers['content-encoding']).toBe('gzip');
    const tag = packed.headers['etag']!;
    await ask('br').set('If-None-Match', tag).expect(304);
    await app.anonymous().get('/assets/..%2findex.html').set('Accept-Encoding', 'br').expect(403);
  });

  it('never redirects the API', async () => {
    await app.anonymous().get('/api/health').expect(200);
  });
});

/** Whatever its type is. */
const publicHost = () => `localhost:${new URL(app.url).port}`;
