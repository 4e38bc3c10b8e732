import type { Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import type { Replay } from '../replays.ts';
import type { Sim } from '../sim.ts';
import { isObject } from '../vendors/body.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

export const replayRoutes = [
  route<ControlHandler>('PUT', '/replays', put),
  route<ControlHandler>('DELETE', '/replays', (sim, input) => {
    sim.replays.clear(input.only('vendor').text('vendor'));
  }),
];

/** Replaces what the vendor answers. */
function put(sim: Sim, input: Input): { count: number } {
  input.only('vendor', 'answers');
  const vendor = input.required('vendor');
  if (!/^[a-z][a-z0-9_]*$/.test(vendor)) throw refuse('vendor must be a slug');
  const answers = input.raw('answers');
  if (!Array.isArray(answers)) throw refuse('answers must be a list');
  sim.replays.set(vendor, answers.map(replayOf));
  return { count: answers.length };
}

const FIELDS = new Set(['status', 'headers', 'json', 'text', 'method', 'path', 'times']);

function replayOf(answer: unknown): Replay {
  if (!isObject(answer)) throw refuse('each answer must be an object');
  const extra = Object.keys(answer).filter((name) => !FIELDS.has(name));
  if (extra.length > 0) throw refuse(`unknown field ${extra.join(', ')}`);
  const { times = 1 } = answer;
  if (times !== 'always' && !Number.isInteger(times)) throw refuse('times must be a whole number');
  return {
    reply: replyOf(answer),
    method: textOrNull(answer, 'method'),
    path: textOrNull(answer, 'path'),
    times: times === 'always' ? null : Number(times),
  };
}

/** JSON is typed as such; a text says itself what it is. */
function replyOf(answer: Record<string, unknown>): Reply {
  const { status, headers = {}, json, text = '' } = answer;
  if (!Number.isInteger(status)) throw refuse('status must be a whole number');
  if (!isObject(headers)) throw refuse('headers must be an object');
  if (typeof text !== 'string') throw refuse('text must be a string');
  const given = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    status: Number(status),
    headers: { ...type, ...Object.fromEntries(given) },
    body: json === undefined ? text : JSON.stringify(json),
  };
}

function textOrNull(answer: Record<string, unknown>, name: string): string | null {
  const value = answer[name] ?? null;
  if (value !== null && typeof value !== 'string') throw refuse(`${name} must be a string`);
  return value;
}
