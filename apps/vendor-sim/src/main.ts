import { startVendorSim } from './start.ts';

const port = Number(process.env.PORT ?? 4010);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('vendor-sim: PORT must be a port number, or 0 for a free one');
  process.exit(1);
}

const host = process.env.HOST ?? '127.0.0.1';
const vendorSim = await startVendorSim({ port, host }).catch((error: unknown) => {
  console.error(`vendor-sim: cannot listen on ${host}:${port}:`, String(error));
  process.exit(1);
});
process.stdout.write(`${JSON.stringify({ ready: true, url: vendorSim.url })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void vendorSim.close().then(() => process.exit(0));
  });
}
