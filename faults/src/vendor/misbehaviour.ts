import type { Random } from '../random.ts';

/** What the vendor does to a request. */
export type Behaviour =
  | 'answer'
  | 'slow'
  | 'error'
  | 'busy'
  /** Closes the connection before it has read the body. */
  | 'cut_unread'
  /** Closes it once it has read everything: it may have acted, and says nothing. */
  | 'cut_silent'
  /** Closes it in the middle of its answer, a success. */
  | 'cut_answer'
  /** Never answers. */
  | 'hang';

const SHARES: readonly [Behaviour, number][] = [
  ['slow', 0.12],
  ['error', 0.03],
  ['busy', 0.02],
  ['cut_unread', 0.01],
  ['cut_silent', 0.01],
  ['cut_answer', 0.01],
  ['hang', 0.01],
];

export function misbehaviour(random: Random): Behaviour {
  let at = random.next();
  for (const [behaviour, share] of SHARES) {
    if (at < share) return behaviour;
    at -= share;
  }
  return 'answer';
}
