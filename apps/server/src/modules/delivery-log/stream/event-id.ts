import { invalidInput } from '../../../platform/errors/problem.ts';

/**
 * Where a reader of the stream is. Entries become visible by transaction and not by id, so a place is
 * a snapshot of transactions (PostgreSQL's `pg_snapshot`): everything `before` sees is known, and of
 * what `upTo` sees besides, all up to `id`.
 */
export interface TailPlace {
  id: number;
  before: string;
  upTo: string;
}

const SNAPSHOT = String.raw`\d{1,19}:\d{1,19}:(?:\d{1,19}(?:,\d{1,19}){0,200})?`;
const EVENT_ID = new RegExp(String.raw`^(\d{1,15})\.(${SNAPSHOT})\.(${SNAPSHOT})$`);

export function writeEventId({ id, before, upTo }: TailPlace): string {
  return `${id}.${before}.${upTo}`;
}

/** @throws ProblemError 400 for what this stream never sent */
export function readEventId(text: string): TailPlace {
  const [, id, before, upTo] = EVENT_ID.exec(text) ?? [];
  if (!id || !before || !upTo) throw unknownPlace();
  if (![before, upTo].every(isSnapshot)) throw unknownPlace();
  return { id: Number(id), before, upTo };
}

/** What PostgreSQL would take: `xmin:xmax:those between them that are under way`, in order. */
function isSnapshot(text: string): boolean {
  const [xmin = 0n, xmax = 0n, ...open] = text.split(/[:,]/).filter(Boolean).map(BigInt);
  if (xmin < 1n || xmin > xmax || xmax >= 2n ** 63n) return false;
  return open.every((xid, index) => xid >= (open[index - 1] ?? xmin) && xid < xmax);
}

export function unknownPlace() {
  return invalidInput([{ path: 'last-event-id', message: 'is not an id of this stream' }]);
}
