import { expect, it } from 'vitest';
import { ByteRoom } from './byte-room.ts';

const SOON_MS = 20;

it('lets in as many bytes as there is room for, and the next when some are given back', async () => {
  const room = new ByteRoom(10);
  const first = await room.take(6, SOON_MS);
  expect(await room.take(5, SOON_MS)).toBeNull();
  const waiting = room.take(5, 5_000);
  first!();
  expect(await waiting).toBeTypeOf('function');
});

it('counts room once however often it is given back', async () => {
  const room = new ByteRoom(10);
  const first = await room.take(6, SOON_MS);
  first!();
  first!();
  await room.take(10, SOON_MS);
  expect(await room.take(1, SOON_MS)).toBeNull();
});

it('serves who came first, also before one that would fit', async () => {
  const room = new ByteRoom(10);
  const first = await room.take(6, SOON_MS);
  const order: string[] = [];
  const large = room.take(10, 5_000).then((back) => {
    order.push('large');
    back!();
  });
  const small = room.take(1, 5_000).then(() => order.push('small'));
  first!();
  await Promise.all([large, small]);
  expect(order).toEqual(['large', 'small']);
});

it('lets others in when the one before them gives up', async () => {
  const room = new ByteRoom(10);
  await room.take(6, SOON_MS);
  const large = room.take(10, SOON_MS);
  const small = room.take(1, 5_000);
  expect(await large).toBeNull();
  expect(await small).toBeTypeOf('function');
});

it('refuses what never fits', async () => {
  await expect(new ByteRoom(10).take(11, SOON_MS)).rejects.toThrow(RangeError);
});
