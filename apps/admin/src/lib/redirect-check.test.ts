import { expect, it } from 'vitest';
import { judgeRedirect } from './redirect-check.ts';

const redirect = 'https://patchbay.example/oauth/callback';

it('has nothing against an address that is where the page is open', () => {
  expect(judgeRedirect(redirect, 'https://patchbay.example')).toEqual({
    fault: null,
    own: 'https://patchbay.example',
    local: false,
    wanted: null,
  });
});

it('names another host, and what to set instead', () => {
  expect(judgeRedirect(redirect, 'https://plug.example')).toMatchObject({
    fault: 'other_host',
    wanted: 'https://plug.example',
  });
});

it('names http where the page came by https, and another port', () => {
  const plain = 'http://patchbay.example/oauth/callback';
  expect(judgeRedirect(plain, 'https://patchbay.example').fault).toBe('other_scheme');
  const port = 'http://localhost:3000/oauth/callback';
  expect(judgeRedirect(port, 'http://localhost:8080').fault).toBe('other_scheme');
});

it('wants https, but on the very machine', () => {
  expect(judgeRedirect('http://shop.lan/oauth/callback', 'http://shop.lan').fault).toBe(
    'not_https',
  );
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) {
    const verdict = judgeRedirect(`http://${host}/oauth/callback`, `http://${host}`);
    expect(verdict).toMatchObject({ fault: null, local: true });
  }
});

it('takes a path of the address as part of it', () => {
  const verdict = judgeRedirect('https://a.example/plug/oauth/callback', 'https://a.example');
  expect(verdict).toMatchObject({ fault: null, own: 'https://a.example/plug' });
});
