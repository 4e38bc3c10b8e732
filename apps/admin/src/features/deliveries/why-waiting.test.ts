import { expect, it } from 'vitest';
import { whyWaiting } from './why-waiting.ts';

const soon = '2026-03-10T12:00:00Z';
const delivery: Parameters<typeof whyWaiting>[0] = {
  ...{ status: 'pending', connection_state: 'active', next_attempt_at: null },
  ...{ error_code: null, attempts: 0 },
};

it.each([
  ['a running one is with the vendor', { status: 'running' }, 'sending'],
  ['a held one waits for its connection', { status: 'held', connection_state: 'paused' }, 'paused'],
  ['a held one of a connection that works again', { status: 'held' }, 'released'],
  ['a held one of a connection that is gone', { status: 'held', connection_state: null }, 'gone'],
  ['one without a time waits for its turn', {}, 'in_line'],
  ['one that failed and has a time', { next_attempt_at: soon, attempts: 1 }, 'tried_again'],
  ['one with a time that was never tried', { next_attempt_at: soon }, 'later'],
] as const)('%s', (_, change, why) => {
  expect(whyWaiting({ ...delivery, ...change })).toBe(why);
});
