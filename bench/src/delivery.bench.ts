import { setTimeout as sleep } from 'node:timers/promises';
import { bareLoop } from './support/bare-loop.ts';
import { startChild, stopChild } from './support/child.ts';
import { startDatabase } from './support/database.ts';
import { type BenchServer, startServer } from './support/server.ts';

/**
 * Deliveries per second, from handing the first batch to the API until the last log entry is
 * written, divided by a bare `undici` loop to the same receiver in the same run. Signed webhooks of
 * about 0.5 kB, two producers, 64 bare requests under way. Rounds alternate, because machines drift.
 */
const COUNT = 10_000;
const BATCH = 500;
const ROUNDS = 5;
/** Asking costs both processors; what it adds to a round of seconds is nothing. */
const POLL_MS = 25;
const PAYLOAD = { note: 'x'.repeat(400), at: new Date(0).toISOString() };

const { child: receiver, hello } = await startChild<{ port: number }>('./receiver.ts');
const receiverUrl = new URL(`http://127.0.0.1:${hello.port}/hook`);
const database = await startDatabase();
const server = await startServer({ DATABASE_URL: database.url });
try {
  const connection = await server.call<{ id: number }>('POST', '/sites/default/connections', {
    connector_type: 'webhook_generic',
    auth_flow: 'signed_token',
    settings: { url: receiverUrl.href },
  });
  const { token } = await server.call<{ token: string }>('POST', '/sites/default/tokens', {
    name: 'Benchmark',
    module: 'bench',
    capabilities: ['deliveries.create'],
  });
  await endToEnd(server, token, connection.id, 2000); // warm-up
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const bare = COUNT / (await bareLoop(receiverUrl, JSON.stringify(PAYLOAD), COUNT, 64));
    const cpu = await server.cpuSeconds();
    const ours = COUNT / (await endToEnd(server, token, connection.id, COUNT));
    const micros = (((await server.cpuSeconds()) - cpu) * 1_000_000) / COUNT;
    ratios.push(ours / bare);
    console.log(
      `round ${round}: ${ours.toFixed(0)} deliveries/s, bare loop ${bare.toFixed(0)}/s, ratio ${(ours / bare).toFixed(2)}, ${micros.toFixed(0)} µs of the server's processor each`,
    );
  }
  console.log(
    `delivery end to end / bare loop: ${median(ratios).toFixed(2)} (median of ${ROUNDS})`,
  );
  console.log(`server memory afterwards: ${(await server.memory()).toFixed(0)} MB`);
} finally {
  await server.stop();
  await database.stop();
  await stopChild(receiver);
}

/** @returns seconds */
async function endToEnd(
  on: BenchServer,
  token: string,
  connectionId: number,
  count: number,
): Promise<number> {
  const before = await receivedSoFar();
  const start = performance.now();
  let sent = 0;
  const produce = async () => {
    while (sent < count) {
      const from = sent;
      sent += BATCH;
      const items = Array.from({ length: BATCH }, (_, index) => ({
        connection_id: connectionId,
        action: 'post_event',
        input: { type: 'bench.event', data: PAYLOAD },
        originating_module: 'bench',
        event_identifier: `bench-${from + index}`,
      }));
      await on.call('POST', '/sites/default/deliveries/batch', { items }, token);
    }
  };
  await Promise.all([produce(), produce()]);
  while ((await receivedSoFar()) - before < count) await sleep(POLL_MS);
  // The last result is written a few milliseconds after the receiver saw it.
  await untilWritten(connectionId);
  return (performance.now() - start) / 1000;
}

async function receivedSoFar(): Promise<number> {
  return Number(await (await fetch(new URL('/count', receiverUrl))).text());
}

/** No delivery is under way any more: every log entry is in the database. */
async function untilWritten(connectionId: number): Promise<void> {
  for (;;) {
    const [open] = await database.query<{ open: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM deliveries
        WHERE connection_id = $1 AND status IN ('pending', 'running')) AS open`,
      [connectionId],
    );
    if (!open?.open) return;
    await sleep(POLL_MS);
  }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
