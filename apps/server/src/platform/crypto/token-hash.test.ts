import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashToken, isTokenShaped, newToken } from './token-hash.ts';

describe('newToken', () => {
  it('is pb_, 43 characters of randomness and 6 of checksum', () => {
    const { token, prefix, hash } = newToken();
    expect(token.reveal()).toMatch(/^pb_[\w-]{49}$/);
    expect(prefix).toBe(token.reveal().slice(0, 10));
    expect(hash).toBe(createHash('sha256').update(token.reveal()).digest('hex'));
    expect(hash).toBe(hashToken(token.reveal()));
  });

  it('never repeats', () => {
    const tokens = Array.from({ length: 1_000 }, () => newToken().token.reveal());
    expect(new Set(tokens).size).toBe(1_000);
  });

  it('does not print the token', () => {
    const made = newToken();
    expect(JSON.stringify(made)).not.toContain(made.token.reveal());
  });
});

describe('isTokenShaped', () => {
  it('accepts what newToken makes', () => {
    for (let count = 0; count < 100; count += 1) {
      expect(isTokenShaped(newToken().token.reveal())).toBe(true);
    }
  });

  it('refuses one changed character anywhere', () => {
    const token = newToken().token.reveal();
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(isTokenShaped(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
    }
  });

  it.each(['', 'pb_', 'pb_short', `pb_${'a'.repeat(48)}é`, `pb_${'a'.repeat(5_000)}`])(
    'refuses %j',
    (text) => {
      expect(isTokenShaped(text)).toBe(false);
    },
  );
});
