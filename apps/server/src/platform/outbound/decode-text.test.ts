import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

describe('decodeText', () => {
  it.each([
    ['UTF-8 when nothing is said', undefined, Buffer.from('é€'), 'é€'],
    ['UTF-8', 'application/json; charset=UTF-8', Buffer.from('é'), 'é'],
    ['latin1', 'text/html; charset="iso-8859-1"', Buffer.of(0xe9), 'é'],
    ['UTF-16', 'text/plain;charset=utf-16le', Buffer.from('é', 'utf16le'), 'é'],
    ['an unknown charset as UTF-8', 'text/plain; charset=klingon', Buffer.from('é'), 'é'],
    ['no byte order mark', 'application/json', Buffer.from('\ufeff{}'), '{}'],
    ['broken bytes without failing', undefined, Buffer.of(0x61, 0xff), 'a\ufffd'],
    ['nothing', undefined, Buffer.alloc(0), ''],
  ])('reads %s', (_what, type, body, text) => {
    expect(decodeText(body, type)).toBe(text);
  });
});
