import { route } from '../http/route.ts';
import { wait } from '../http/wait.ts';
import type { Recorded } from '../recorder.ts';
import type { Sim } from '../sim.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

const POLL_MS = 20;
const LONGEST_WAIT_MS = 30_000;

export const requestRoutes = [
  route<ControlHandler>('GET', '/requests', list),
  route<ControlHandler>('DELETE', '/requests', (sim) => sim.recorder.clear()),
  route<ControlHandler>('POST', '/recording', (sim, input) => {
    const on = input.only('on').flag('on');
    if (on === undefined) throw refuse('on is missing');
    sim.recorder.recording = on;
    return { recording: on };
  }),
];

/**
 * What arrived, oldest first. With `at_least` and `wait_ms` the answer waits until that many are there
 * or the time is over, so that a test need not poll. `received` counts also what was not recorded.
 */
async function list(sim: Sim, input: Input): Promise<unknown> {
  input.only('vendor', 'path', 'method', 'since', 'limit', 'at_least', 'wait_ms');
  const filter = {
    vendor: input.vendorOrReplayed(),
    path: input.text('path'),
    method: input.text('method'),
    since: input.text('since'),
  };
  const enough = input.number('at_least') ?? 0;
  const deadline = Date.now() + Math.min(input.number('wait_ms') ?? 0, LONGEST_WAIT_MS);
  let found = sim.recorder.list(filter);
  while (found.length < enough && Date.now() < deadline && !sim.signal.aborted) {
    await wait(POLL_MS, sim.signal);
    found = sim.recorder.list(filter);
  }
  const limit = input.number('limit', 1) ?? found.length;
  return {
    count: found.length,
    received: sim.recorder.counts(),
    recording: sim.recorder.recording,
    items: limit === 0 ? [] : found.slice(-limit).map(present),
  };
}

/** `raw_body` is text where the bytes are UTF-8; otherwise `raw_body_base64` alone holds them. */
function present(entry: Recorded): Record<string, unknown> {
  const { body, body_truncated, ...rest } = entry;
  const text = body.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(body);
  return {
    ...rest,
    raw_body: isText ? text : null,
    ...(isText ? {} : { raw_body_base64: body.toString('base64') }),
    raw_body_truncated: body_truncated,
  };
}
