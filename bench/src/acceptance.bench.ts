import { startChild, stopChild } from './support/child.ts';
import { fromEnvironment } from './support/from-environment.ts';
import { BATCH, deliveryOf } from './support/hand-over.ts';
import { intakeOf } from './support/intake.ts';
import { startPlane } from './support/plane.ts';
import { runPosters } from './support/run-posters.ts';
import { startReceiver } from './support/start-receiver.ts';
import { median } from './support/statistics.ts';

/**
 * Deliveries accepted per second, one by one (16 callers) and in batches of 500 (2 callers), by a
 * process that sends nothing meanwhile; beside an Express endpoint that parses the same JSON, keeps
 * nothing and answers. Accepted means committed. Rounds alternate; medians are printed.
 */
const ROUNDS = fromEnvironment('BENCH_ROUNDS', 5);
const SECONDS = fromEnvironment('BENCH_SECONDS', 2);
const CALLERS = 16;
const BATCH_CALLERS = 2;
const AIM = 10;

// Connecting asks the address whether a receiver is there.
const receiver = await startReceiver();
const { child: accepter, hello } = await startChild<{ port: number }>('./accepter.ts');
const plane = await startPlane(['api'], { QUEUE_LIMIT: '1000000000' });
try {
  const intake = await intakeOf(plane.api);
  const [connection] = (await intake.connect(receiver.url)) as [number];
  const items = Array.from({ length: BATCH }, (_, n) => deliveryOf(connection, `bench-${n}`));
  const one = JSON.stringify(items[0]);
  const many = JSON.stringify({ items });
  const headers = { authorization: `Bearer ${intake.token}` };
  const sides = {
    ours: new URL(`${plane.api.url}/api/v1/sites/default/`),
    bare: new URL(`http://127.0.0.1:${hello.port}/`),
  };
  const singly = (side: URL) => runPosters(new URL('deliveries', side), headers, one, CALLERS, SECONDS); // prettier-ignore
  const batched = async (side: URL) =>
    BATCH * (await runPosters(new URL('deliveries/batch', side), headers, many, BATCH_CALLERS, SECONDS)); // prettier-ignore

  const rounds: Record<'bareOne' | 'one' | 'bareMany' | 'many', number>[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const before = await stored();
    const measured = {
      bareOne: await singly(sides.bare),
      one: await singly(sides.ours),
      bareMany: await batched(sides.bare),
      many: await batched(sides.ours),
    };
    if ((await stored()) === before) throw new Error('nothing was stored');
    if (round >= 0) rounds.push(measured); // the first warms up
  }
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  console.log(
    `one by one, ${CALLERS} callers: ${of((r) => r.one).toFixed(0)}/s; ratio to bare Express ${of((r) => r.one / r.bareOne).toFixed(2)}`,
  );
  console.log(
    `in batches of ${BATCH}, ${BATCH_CALLERS} callers: ${of((r) => r.many).toFixed(0)}/s; ratio to bare Express ${of((r) => r.many / r.bareMany).toFixed(2)}`,
  );
  const ratios = rounds.map((r) => (r.many / r.one).toFixed(1)).join(' ');
  console.log(
    `batches / one by one: ${of((r) => r.many / r.one).toFixed(1)} (median of ${ratios}; aim: ${AIM})`,
  );
} finally {
  await plane.stop();
  await stopChild(accepter);
  await receiver.stop();
}

async function stored(): Promise<number> {
  const [row] = await plane.database.query<{ last: number }>(
    'SELECT coalesce(max(id), 0)::float8 AS last FROM deliveries WHERE site_id = (SELECT id FROM sites)',
  );
  return row!.last;
}
