// npm run test:faults: kills processes and PostgreSQL under load; FAULT_SEED, FAULT_DELIVERIES, FAULT_KILLS.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { runFaults } = await import('./lib/run-faults.mjs');
process.exitCode = (await runFaults({ live: true })).code;
