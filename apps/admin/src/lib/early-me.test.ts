import { afterEach, expect, it, vi } from 'vitest';
import { fetchOrEarly } from './early-me.ts';

const late = new Response('late');
const fetched = vi.fn(() => Promise.resolve(late));
vi.stubGlobal('fetch', fetched);
afterEach(() => {
  globalThis.patchbayEarlyMe = undefined;
  fetched.mockClear();
});

it('takes the answer that was asked for early once, and asks anew after that', async () => {
  const early = new Response('early');
  globalThis.patchbayEarlyMe = Promise.resolve(early);
  expect(await fetchOrEarly('/api/v1/sites')).toBe(late);
  expect(await fetchOrEarly('/api/v1/me')).toBe(early);
  expect(await fetchOrEarly('/api/v1/me')).toBe(late);
  expect(fetched).toHaveBeenCalledTimes(2);
});
