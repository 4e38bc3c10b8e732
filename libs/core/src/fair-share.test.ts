import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fairShare } from './fair-share.ts';

const idle = (most = 128) => ({ inFlight: 0, most });

describe('fairShare', () => {
  it('gives a connection alone what it may have, and keeps room for a newcomer', () => {
    expect(fairShare(384, 384, 1, [idle()])).toEqual([128]);
    expect(fairShare(100, 100, 1, [idle()])).toEqual([50]);
  });

  it('gives two connections alike, however much one has under way', () => {
    expect(fairShare(90, 90, 2, [idle(), idle()])).toEqual([30, 30]);
    expect(fairShare(90, 60, 2, [{ inFlight: 30, most: 128 }, idle()])).toEqual([0, 30]);
  });

  it('gives to the others what one does not need', () => {
    expect(fairShare(300, 60, 3, [idle(1), idle(), idle()])).toEqual([1, 22, 22]);
  });

  it('gives at least one a turn when there are more connections than room', () => {
    const grants = fairShare(
      10,
      10,
      1000,
      Array.from({ length: 64 }, () => idle()),
    );
    expect(grants.reduce((sum, grant) => sum + grant)).toBe(10);
    expect(Math.max(...grants)).toBe(1);
  });

  it('never gives more than there is room for, nor more than a lane may have', () => {
    const lane = fc.record({ inFlight: fc.nat(400), most: fc.nat(200) });
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.nat(2000),
        fc.array(lane, { maxLength: 64 }),
        (room, busy, lanes) => {
          const grants = fairShare(384, room, busy, lanes);
          expect(grants.reduce((sum, grant) => sum + grant, 0)).toBeLessThanOrEqual(room);
          grants.forEach((grant, index) => {
            const { inFlight, most } = lanes[index]!;
            expect(grant).toBeGreaterThanOrEqual(0);
            if (grant > 0) expect(inFlight + grant).toBeLessThanOrEqual(most);
          });
        },
      ),
    );
  });

  it('leaves unused what a newcomer could need, and nothing else that a lane could use', () => {
    const lane = fc.record({ inFlight: fc.nat(20), most: fc.constant(128) });
    fc.assert(
      fc.property(fc.nat(384), fc.array(lane, { minLength: 1, maxLength: 20 }), (room, lanes) => {
        const grants = fairShare(384, room, lanes.length, lanes);
        const cap = Math.max(1, Math.floor(384 / (lanes.length + 1)));
        const given = grants.reduce((sum, grant) => sum + grant, 0);
        const wanted = lanes.reduce(
          (sum, { inFlight }) => sum + Math.max(0, Math.min(cap, 128) - inFlight),
          0,
        );
        const usable = room - Math.floor(room / (lanes.length + 1));
        expect(given).toBe(Math.min(usable, wanted));
      }),
    );
  });
});
