import { describe, expect, it } from 'vitest';
import { fittingText } from './fitting-text.ts';

const size = (text: string) => Buffer.byteLength(JSON.stringify(text));

describe('a text in a result', () => {
  it('is whole while it fits', () => {
    expect(fittingText('a'.repeat(14_998))).toEqual({ text: 'a'.repeat(14_998) });
  });

  it.each(['a', '"', 'é', '😀', '\n'])('is cut to 15,000 bytes of JSON when made of %j', (sign) => {
    const { text, truncated } = fittingText(sign.repeat(20_000));
    expect(truncated).toBe(true);
    expect(size(text)).toBeLessThanOrEqual(15_000);
    expect(size(text)).toBeGreaterThan(14_980);
    expect(text).toBe(sign.repeat(text.length / sign.length));
  });
});
