import { expect, it } from 'vitest';
import { mailServer } from './mail-server.ts';

it.each([
  ['smtp://me:word@mail.example.com:587', true],
  ['smtp://mail.example.com', false],
  ['smtps://me:word@mail.example.com', false],
  ['smtp://me:word@localhost:2525', false],
  ['smtp://me:word@127.0.0.1:2525', false],
  ['smtp://me:word@[::1]:2525', false],
  ['smtp://me:word@127.0.0.1.example.com', true],
])('a password goes to another machine under TLS only: %s', (url, requireTls) => {
  expect(mailServer(url)).toEqual({ url, requireTls });
});
