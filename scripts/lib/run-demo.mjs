import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { fromRoot } from './paths.mjs';
import { runServer } from './run-server.mjs';
import { startVendorSim } from './start-vendor-sim.mjs';

const READY_WITHIN_MS = 60_000;
const SEED = fromRoot('dist/apps/server/src/demo/seed.js');
/** Of a service that only this machine reaches; anything else is for ADMIN_PASSWORD. */
const DEMO_PASSWORD = 'patchbay-demo';
/** These call the address that their settings name, so nothing stands in for them. */
const GENERIC = /(_generic|_manual|_portal)$/;

/**
 * Starts the stand-in vendor and the server, in a data folder of its own, and fills it with a past:
 * `seedDemo(baseUrl, vendorUrl)` of `apps/server/src/demo/seed.ts`.
 */
export async function runDemo() {
  const vendorUrl = await startVendorSim();
  const env = process.env;
  env.DATA_DIR ||= fromRoot('.data', 'demo');
  env.ADMIN_PASSWORD ||= DEMO_PASSWORD;
  env.OUTBOUND_ALLOW ||= '127.0.0.0/8,::1/128';
  env.CONNECTOR_BASE_URLS ||= JSON.stringify(standIns(vendorUrl));
  env.DEMO_VENDOR_URL = vendorUrl;
  env.PATCHBAY_DEMO = '1';
  await runServer();

  const baseUrl = ownAddress(env);
  await untilReady(baseUrl);
  console.log(`The stand-in vendor is at ${vendorUrl}`);
  if (env.ADMIN_PASSWORD === DEMO_PASSWORD) console.log(`The password is ${DEMO_PASSWORD}`);
  if (!existsSync(SEED)) return;
  const { seedDemo } = await import(pathToFileURL(SEED));
  await seedDemo(baseUrl, vendorUrl);
}

function standIns(vendorUrl) {
  const slugs = readdirSync(fromRoot('libs/connectors/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)
    .filter((slug) => !GENERIC.test(slug));
  return Object.fromEntries(slugs.map((slug) => [slug, `${vendorUrl}/${slug}`]));
}

function ownAddress({ HOST, PORT }) {
  const everywhere = !HOST || HOST === '0.0.0.0' || HOST === '::';
  const host = everywhere ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT || 3000}`;
}

async function untilReady(baseUrl) {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 100) {
    const ready = await fetch(`${baseUrl}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  throw new Error(`The server at ${baseUrl} did not become ready.`);
}
