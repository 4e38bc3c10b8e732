import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/start-app.ts';

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

  it('never redirects the API', async () => {
    await app.anonymous().get('/api/health').expect(200);
  });
});

const publicHost = () => `localhost:${new URL(app.url).port}`;
