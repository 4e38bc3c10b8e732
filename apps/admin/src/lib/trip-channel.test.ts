import { expect, it } from 'vitest';
import { awaitTrip, tellTrip, type TripEnd } from './trip-channel.ts';

const end: TripEnd = { kind: 'finished', attempt: 'a1', connection: 7 };

it('tells the page that waits for this trip, and learns that it was heard', async () => {
  const heard: TripEnd[] = [];
  const stop = awaitTrip('a1', (one) => heard.push(one));
  expect(await tellTrip(end)).toBe(true);
  expect(heard).toEqual([end]);
  stop();
});

it('is not heard by a page that waits for another trip', async () => {
  const heard: TripEnd[] = [];
  const stop = awaitTrip('b2', (one) => heard.push(one));
  expect(await tellTrip(end, 100)).toBe(false);
  expect(heard).toEqual([]);
  stop();
});

it('takes nothing for an end that is none', async () => {
  const heard: TripEnd[] = [];
  const stop = awaitTrip('a1', (one) => heard.push(one));
  const odd = { ...end, connection: '../settings' } as unknown as TripEnd;
  expect(await tellTrip(odd, 100)).toBe(false);
  expect(heard).toEqual([]);
  stop();
});
