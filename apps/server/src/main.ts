import 'reflect-metadata';
import { ConfigError, loadConfig } from './config.ts';
import { startServer } from './start-server.ts';
import type { RunningServer } from './start-server.ts';

/**
 * One process: the API, the built page and the workers; ROLE splits them. Exported for whoever loads
 * this file and goes on from there, as the demo does.
 */
export let server: RunningServer | undefined;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // Nothing is served yet; PostgreSQL hears of the exit and stops too.
    if (!server) process.exit(0);
    // A process that cannot finish its work in time must still end; leases cover what it held.
    setTimeout(() => process.exit(1), 9500).unref();
    void server.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  });
}

try {
  server = await startServer(loadConfig(process.env), (line) => {
    process.stdout.write(`${line}\n`);
  });
} catch (error) {
  fail(error);
}

/** Says in plain lines what is wrong; a stack only when nobody expected it. */
function fail(error: unknown): never {
  if (error instanceof ConfigError) {
    process.stderr.write(`Patchbay does not start; mend these variables:\n${error.message}\n`);
  } else if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    process.stderr.write(`Patchbay does not start: ${error.message}\n`);
  } else {
    process.stderr.write(`Patchbay does not start: ${String((error as Error)?.stack ?? error)}\n`);
  }
  process.exit(1);
}
