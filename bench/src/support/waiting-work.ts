import { handOver } from './hand-over.ts';
import type { Intake } from './intake.ts';
import type { BenchPlane } from './plane.ts';
import type { Arrival, Recorder } from './start-recorder.ts';
import { until } from './until.ts';

/** A webhook connection with an address of its own, to be paused and resumed. */
export interface WaitingWork {
  pause(): Promise<void>;
  /** @throws when the test call that resuming begins with did not pass */
  resume(): Promise<void>;
  handOver(count: number, producers?: number): Promise<void>;
  /** All that was ever handed over has arrived, once each. */
  untilArrived(): Promise<void>;
  /** @returns how many deliveries are in one status now */
  countOf(status: 'pending' | 'held' | 'running'): Promise<number>;
  untilNone(status: 'pending' | 'running'): Promise<void>;
  /** @returns how many arrived before one that was accepted earlier */
  outOfOrder(arrivals: readonly Arrival[]): Promise<number>;
}

export async function waitingWork(
  plane: BenchPlane,
  intake: Intake,
  recorder: Recorder,
  path: string,
): Promise<WaitingWork & { id: number }> {
  const [id] = (await intake.connect(recorder.url(path))) as [number];
  let handedOver = 0;
  const act = (what: string) =>
    intake.server.call<{ state: string }>(
      'POST',
      `/sites/${intake.site}/connections/${id}/${what}`,
    );
  const countOf = async (status: string) => {
    const [row] = await plane.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM deliveries d JOIN connections c USING (site_id)
        WHERE c.id = $1 AND d.connection_id = c.id AND d.status = '${status}'`,
      [id],
    );
    return row!.count;
  };
  return {
    id,
    countOf,
    async pause() {
      await act('pause');
    },
    async resume() {
      const { state } = await act('resume');
      if (state !== 'active') throw new Error(`resumed to ${state}`);
    },
    async handOver(count, producers = 2) {
      await handOver(intake, [id], count, { producers });
      handedOver += count;
    },
    async untilArrived() {
      await until(`all of ${path} to arrive`, async () => (await recorder.count(path)) >= handedOver); // prettier-ignore
    },
    untilNone: (status) => until(`none to be ${status}`, async () => (await countOf(status)) === 0),
    async outOfOrder(arrivals) {
      const rows = await plane.database.query<{ message_id: string }>(
        'SELECT message_id FROM deliveries WHERE connection_id = $1 ORDER BY id',
        [id],
      );
      const place = new Map(rows.map(({ message_id }, index) => [message_id, index]));
      const places = arrivals.filter((each) => each.path === path).map((each) => place.get(each.id)!); // prettier-ignore
      return places.slice(1).filter((at, index) => at < places[index]!).length;
    },
  };
}
