/** Quiet for so much of the interval is quiet enough: a test a moment after its time must count. */
const QUIET_SHARE = 0.9;

/** Whoever missed a test by so long was not running: what piled up is spread again, not rushed. */
const LATE_MS = 3_600_000;

/** Waits before one more look at trouble that says nothing about the credential. */
const RETRY_MS = [300_000, 900_000, 2_700_000] as const;

export interface TestPlan {
  /** The connection's id; chooses its moment. */
  id: number;
  /** When a test was planned for; epoch milliseconds, as all times here. */
  dueAt: number;
  /** When the connection last delivered, was called or tested. */
  heardAt: number;
  /** Scheduled tests in a row that ended in vendor or network trouble. */
  failures: number;
  now: number;
  intervalMs: number;
}

export type TestDecision = { test: true } | { test: false; dueAt: number };

/** Whether a connection whose time has come is tested now, or when to look again. */
export function decideTest(plan: TestPlan): TestDecision {
  const { id, heardAt, now, intervalMs } = plan;
  const quietAt = heardAt + QUIET_SHARE * intervalMs;
  if (plan.failures === 0 && quietAt > now) {
    return { test: false, dueAt: ownMoment(id, quietAt, intervalMs) };
  }
  if (plan.failures === 0 && now - plan.dueAt > LATE_MS) {
    return { test: false, dueAt: ownMoment(id, now, intervalMs) };
  }
  return { test: true };
}

/** When to test again after one that ended at `testedAt`. */
export function nextTestAt(
  plan: Pick<TestPlan, 'id' | 'failures' | 'intervalMs'>,
  testedAt: number,
): number {
  const wait = RETRY_MS[plan.failures - 1];
  if (wait !== undefined) return testedAt + Math.min(wait, plan.intervalMs);
  return ownMoment(plan.id, testedAt + QUIET_SHARE * plan.intervalMs, plan.intervalMs);
}

/** Whether so many failures in a row may still be a passing trouble. */
export function isPatient(failures: number): boolean {
  return failures <= RETRY_MS.length;
}

/**
 * The first of a connection's moments from `from` on. Each has one in every interval, chosen by its
 * id, so that connections made in the same minute are not tested in the same minute.
 */
export function ownMoment(id: number, from: number, intervalMs: number): number {
  const offset = Math.floor(share(id) * intervalMs);
  return offset + Math.ceil((from - offset) / intervalMs) * intervalMs;
}

/** An id's place in [0, 1), as if by chance: the finalizer of MurmurHash3. */
function share(id: number): number {
  let h = Math.imul(id ^ (id >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
