import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './support/server.ts';

/** Start-up on an existing data folder, embedded PostgreSQL included, and memory of the idle server. */
const ROUNDS = 3;
const IDLE_MS = 5000;

let server = await startServer();
console.log(`first start, database created: ready in ${server.readyMs.toFixed(0)} ms`);
const times: number[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  server = await server.restart();
  times.push(server.readyMs);
}
await sleep(IDLE_MS);
const memory = await server.memory();
await server.stop();
console.log(
  `existing data folder: ready in ${times.map((ms) => ms.toFixed(0)).join(', ')} ms (aim: 5000)`,
);
console.log(`idle server: ${memory.toFixed(0)} MB resident (aim: under 250)`);
