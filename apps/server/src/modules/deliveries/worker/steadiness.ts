/** Heartbeats come every two seconds; one that is later says that something stood still. */
const LATE_MS = 4000;

/**
 * Whether a worker may call others dead: only one whose own heartbeats came through in time, and did
 * so for as long as the others' silence is measured. When the database itself stood still, nobody
 * could say that they live, and whoever looks first afterwards would take everything from the living.
 */
export class Steadiness {
  private heardAt = -Infinity;
  private since = Infinity;

  /** @param silenceMs after which a worker counts as dead */
  constructor(private readonly silenceMs: number) {}

  /** The database took this worker's heartbeat at `now`, in monotonic milliseconds. */
  heard(now: number): void {
    if (now - this.heardAt > LATE_MS) this.since = now;
    this.heardAt = now;
  }

  mayJudge(now: number): boolean {
    return now - this.heardAt <= LATE_MS && now - this.since >= this.silenceMs;
  }
}
