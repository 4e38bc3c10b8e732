import { expect, it } from 'vitest';
import { Recorder } from './recorder.ts';

const arrival = (path: string, body = Buffer.alloc(0)) => ({
  vendor: 'stripe',
  method: 'GET',
  path,
  query: '',
  headers: {},
  body,
});

it('keeps the last 50,000 in order and counts all', () => {
  const recorder = new Recorder();
  for (let i = 0; i < 50_010; i += 1) recorder.add(arrival(`/${i}`));
  const kept = recorder.list();
  expect(kept).toHaveLength(50_000);
  expect(kept[0]!.path).toBe('/10');
  expect(kept.at(-1)!.path).toBe('/50009');
  expect(recorder.counts()).toEqual({ stripe: 50_010 });
});

it('cuts a long body and says so', () => {
  const recorder = new Recorder();
  recorder.add(arrival('/', Buffer.alloc(70_000)));
  expect(recorder.list()[0]).toMatchObject({ body_truncated: true });
  expect(recorder.list()[0]!.body).toHaveLength(65_536);
});
