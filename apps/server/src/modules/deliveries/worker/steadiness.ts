/** Heartbeats come every two seconds; one that is later says that something stood still. */
const LATE_MS = 4000;

/**
 * Whether a worker may call others dead: only one whose own heartbeats have come through in
 * time for so long that every living worker was heard again. When the database itself stood still, nobody
 * could say that they live, and whoever looks first afterwards would take everything from the living.
 */
export class Steadiness {
  private heardAt = -Infinity;
  private since = Infinity;

  /** @param steadyMs for so long its heartbeats must have come in time */
  constructor(private readonly steadyMs: number) {}

  /** The database took this worker's heartbeat at `now`, in monotonic milliseconds. */
  heard(now: number): void {
    if (now - this.heardAt > LATE_MS) this.since = now;
    this.heardAt = now;
  }

  mayJudge(now: number): boolean {
    return now - this.heardAt <= LATE_MS && now - this.since >= this.steadyMs;
  }
}
