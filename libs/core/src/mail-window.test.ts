import { describe, expect, it } from 'vitest';
import { type MailWindow, mailDueAt, windowAfterMail } from './mail-window.ts';

const MINUTE = 60_000;
const RULE = { gatherMs: 30_000, intervalMs: 15 * MINUTE };

/** When mails go out, in minutes, if something changes every minute. */
function mails(minutes: number): number[] {
  let window: MailWindow = { lastAt: null, windowMs: 0 };
  let firstChange: number | null = null;
  const sent: number[] = [];
  for (let now = 0; now < minutes * MINUTE; now += 10_000) {
    if (now % MINUTE === 0) firstChange ??= now;
    if (firstChange === null || now < mailDueAt(window, firstChange, RULE)) continue;
    window = windowAfterMail(window, now, RULE);
    firstChange = null;
    sent.push(Math.round(now / MINUTE));
  }
  return sent;
}

describe('the window of mails', () => {
  it('lets the first out as soon as its like are gathered', () => {
    expect(mailDueAt({ lastAt: null, windowMs: 0 }, 1000, RULE)).toBe(31_000);
  });

  it('grows from a quarter of an hour to an hour while things go on', () => {
    expect(mails(5 * 60)).toEqual([1, 16, 46, 106, 166, 226, 286]);
  });

  it('is a quarter of an hour again after a quiet time', () => {
    const busy = { lastAt: 0, windowMs: 60 * MINUTE };
    const after = windowAfterMail(busy, 200 * MINUTE, RULE);
    expect(after).toEqual({ lastAt: 200 * MINUTE, windowMs: 15 * MINUTE });
    expect(mailDueAt(busy, 200 * MINUTE, RULE)).toBe(200 * MINUTE + 30_000);
  });

  it('keeps an interval that is longer than an hour', () => {
    const rule = { ...RULE, intervalMs: 120 * MINUTE };
    const second = windowAfterMail({ lastAt: 0, windowMs: 120 * MINUTE }, 120 * MINUTE, rule);
    expect(second.windowMs).toBe(120 * MINUTE);
  });
});
