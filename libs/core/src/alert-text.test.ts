import { describe, expect, it } from 'vitest';
import { alertText, oneLine } from './alert-text.ts';

describe('alertText', () => {
  it.each([
    [{ kind: 'connection_broken', state: 'auth_expired', reason: null }, /expired.*Connect again/],
    [{ kind: 'connection_broken', state: 'auth_revoked', reason: 'No' }, /^No\. .*held.*replace/],
    [
      { kind: 'connection_broken', state: 'error', reason: 'Down!' },
      /^Down! .*Test the connection/,
    ],
    [{ kind: 'breaker_open', reason: null }, /by itself.*delivery log/],
    [{ kind: 'connection_failing', failures: 1000, atLeast: true }, /^1000 or more .*retry/],
    [{ kind: 'queue_growing', waiting: 7, atLeast: false, oldestMs: 360_000 }, /7, .*6 minutes/],
    [{ kind: 'credential_expiring', endsAt: 0 }, /1970-01-01.*Replace it/],
    [{ kind: 'grant_ending', endsAt: 0 }, /1970-01-01.*Connect again/],
  ] as const)('says what happened and what to do next: %j', (facts, message) => {
    const text = alertText(facts);
    expect(text.message).toMatch(message);
    expect(text.title).not.toBe('');
  });

  it('keeps a reason to one line of bounded length', () => {
    const reason = `first\r\nBcc: x${'y'.repeat(5000)}`;
    const { message } = alertText({ kind: 'connection_broken', state: 'error', reason });
    expect(message).toMatch(/^first Bcc: xy/);
    expect(message).not.toMatch(/[\r\n]/);
    expect(message.length).toBeLessThan(700);
  });
});

it('oneLine leaves no character that ends a line, is unseen, or turns the reading direction', () => {
  expect(oneLine(' a\r\nb\u2028c\0d\u202ee\u200bf\tg ')).toBe('a b c d e f g');
});
