import { runCallers } from './support/callers.ts';
import { cpuSeconds, startChild, stopChild } from './support/child.ts';
import { startServer } from './support/server.ts';

/**
 * Calls through the proxy with a fresh OAuth token, against a bare Express and undici forwarder to
 * the same receiver in the same run: throughput (ours / bare) and 95th percentile (ours / bare) at 1,
 * 16 and 64 callers. Rounds alternate, because machines drift; medians are printed.
 */
const CALLERS = (process.env['BENCH_CALLERS'] ?? '1,16,64').split(',').map(Number);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2);

const { child: receiver, hello } = await startChild<{ port: number }>('./receiver.ts');
const vendor = `http://127.0.0.1:${hello.port}`;
const { child: forwarder, hello: bare } = await startChild<{ port: number }>('./forwarder.ts', {
  FORWARD_TO: vendor,
});
const server = await startServer();
try {
  const connection = await server.call<{ id: number }>('POST', '/sites/default/connections', {
    connector_type: 'oauth2_manual',
    auth_flow: 'oauth',
    credentials: { client_id: 'bench', client_secret: 'bench', refresh_token: 'bench' },
    settings: {
      token_url: `${vendor}/token`,
      userinfo_url: `${vendor}/userinfo`,
      api_base_url: vendor,
    },
  });
  const { token } = await server.call<{ token: string }>('POST', '/sites/default/tokens', {
    name: 'Benchmark',
    module: 'bench',
    capabilities: ['connections.call'],
  });
  const ours = new URL(
    `${server.url}/api/v1/sites/default/connections/${connection.id}/proxy/item`,
  );
  const theirs = new URL(`http://127.0.0.1:${bare.port}/item`);
  const headers = { authorization: `Bearer ${token}` };
  await runCallers(theirs, {}, 16, 1);
  await runCallers(ours, headers, 16, 3);
  for (const callers of CALLERS) {
    const throughput: number[] = [];
    const p95: number[] = [];
    let last = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      const bareCpu = await cpuSeconds(forwarder.pid!);
      const base = await runCallers(theirs, {}, callers, SECONDS);
      const bareMicros = micros((await cpuSeconds(forwarder.pid!)) - bareCpu, base.perSecond);
      const cpu = await server.cpuSeconds();
      const own = await runCallers(ours, headers, callers, SECONDS);
      const ownMicros = micros((await server.cpuSeconds()) - cpu, own.perSecond);
      throughput.push(own.perSecond / base.perSecond);
      p95.push(own.p95Ms / base.p95Ms);
      last =
        `${own.perSecond.toFixed(0)}/s, p95 ${own.p95Ms.toFixed(1)} ms, ${ownMicros} µs of processor a call; ` +
        `bare ${base.perSecond.toFixed(0)}/s, p95 ${base.p95Ms.toFixed(1)} ms, ${bareMicros} µs`;
    }
    console.log(
      `proxy, ${callers} callers: throughput ratio ${median(throughput).toFixed(2)}, p95 ratio ${median(p95).toFixed(2)} (last round: ${last})`,
    );
  }
} finally {
  await server.stop();
  await stopChild(forwarder);
  await stopChild(receiver);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Of processor time a call. */
function micros(seconds: number, perSecond: number): string {
  return ((seconds * 1_000_000) / (perSecond * SECONDS)).toFixed(0);
}
