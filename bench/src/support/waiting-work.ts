import { handOver } from './hand-over.ts';
import type { Intake } from './intake.ts';
import { isAny } from './is-any.ts';
import type { BenchPlane } from './plane.ts';
import type { Arrival, Recorder } from './start-recorder.ts';
import { until } from './until.ts';

/** A webhook connection with an address of its own, to be paused and resumed. */
export interface WaitingWork {
  pause(): Promise<void>;
  /** @throws when the test call that resuming begins with did not pass */
  resume(): Promise<void>;
  handOver(count: number, producers?: number): Promise<void>;
  /** All that was ever handed over has arrived and was taken, once each. */
  untilArrived(): Promise<void>;
  /** @returns how many wait and may be sent */
  pending(): Promise<number>;
  untilNone(status: 'pending' | 'running'): Promise<void>;
  /** @returns how often, in these arrivals, one came behind another that was accepted later */
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
  return {
    id,
    async pending() {
      const [row] = await plane.database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM deliveries
          WHERE connection_id = $1 AND status = 'pending' AND next_attempt_at IS NULL`,
        [id],
      );
      return row!.count;
    },
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
      if ((await recorder.count(path)) > handedOver)
        throw new Error('something was delivered twice');
    },
    untilNone: (status) => until(`none to be ${status}`, async () => !(await isAny(plane.database, [status], id))), // prettier-ignore
    async outOfOrder(arrivals) {
      const rows = await plane.database.query<{ message_id: string }>(
        'SELECT message_id FROM deliveries WHERE connection_id = $1 ORDER BY id',
        [id],
      );
      const place = new Map(rows.map(({ message_id }, index) => [message_id, index]));
      const places = arrivals.filter((each) => each.path === path).map((each) => place.get(each.id)); // prettier-ignore
      if (new Set(places).size !== rows.length || places.includes(undefined)) {
        throw new Error(`what arrived is not what the ${rows.length} rows say`);
      }
      return places.slice(1).filter((at, index) => at! < places[index]!).length;
    },
  };
}
