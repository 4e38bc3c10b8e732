import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRoot } from './paths.mjs';
import { runServer } from './run-server.mjs';
import { startVendorSim } from './start-vendor-sim.mjs';

const FILL = fromRoot('dist/apps/server/src/demo/fill-demo.js');
const PASSWORD = 'patchbay-demo';
/** These call the address that their settings name, so nothing stands in for them. */
const GENERIC = /(_generic|_manual|_portal)$/;

/**
 * Starts the stand-in vendor and the server, in a data folder of its own, and fills it with a past:
 * `fillDemo` of `apps/server/src/demo/fill-demo.ts`.
 */
export async function runDemo() {
  const env = process.env;
  if (env.NODE_ENV === 'production') {
    console.error('The demo does not run with NODE_ENV=production: its sign-in is public.');
    process.exit(1);
  }
  env.DATA_DIR ||= fromRoot('.data', 'demo');
  const ownPassword = Boolean(env.ADMIN_PASSWORD);
  env.ADMIN_PASSWORD ||= PASSWORD;
  env.OUTBOUND_ALLOW ||= '127.0.0.0/8,::1/128';
  env.LOG_LEVEL ||= 'warn';

  const vendorUrl = await startVendorSim(await vendorPort(env.DATA_DIR));
  env.CONNECTOR_BASE_URLS ||= JSON.stringify(standIns(vendorUrl));
  const { server } = await runServer();

  const admin = { email: env.ADMIN_EMAIL || 'admin@localhost', password: env.ADMIN_PASSWORD };
  const { fillDemo } = await import(pathToFileURL(FILL));
  const startedAt = Date.now();
  console.log('Filling the demo…');
  try {
    const filled = await fillDemo({
      baseUrl: server.url,
      databaseUrl: server.databaseUrl,
      vendorUrl,
      dataDir: env.DATA_DIR,
      masterKey: env.MASTER_KEY || undefined,
      masterKeyPrevious: env.MASTER_KEY_PREVIOUS || undefined,
      admin,
      say: (line) => console.log(line),
    });
    tell(filled, { ...admin, ownPassword, url: server.url, vendorUrl, ms: Date.now() - startedAt });
  } catch (error) {
    console.error(`The demo could not be filled: ${error.message}`);
  }
}

function tell(filled, { email, ownPassword, url, vendorUrl, ms }) {
  const { connections, entries } = filled;
  const password = ownPassword ? 'the one in ADMIN_PASSWORD' : PASSWORD;
  console.log(`
${connections} connections stand; ${entries} log entries were added. (${(ms / 1000).toFixed(1)} s)

  open             ${url}
  administrator    ${email}, password ${password}
  administrator    ines@acmebikes.example, password ${PASSWORD} (the same for those below)
  editor           tom@acmebikes.example
  viewer           lucia@acmebikes.example
  second site      jonas@harbourpine.example

  stand-in vendor  ${vendorUrl}
  end its outage   curl -X DELETE ${vendorUrl}/_control/faults
`);
}

/** That of the last time, because connections name it in their settings; else any free port. */
async function vendorPort(dataDir) {
  return (await freePort(rememberedPort(dataDir))) ?? (await freePort(0));
}

function rememberedPort(dataDir) {
  try {
    const { vendorUrl } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
    return Number(new URL(vendorUrl).port);
  } catch {
    return 4010; // the first start: the stand-in's usual one
  }
}

/** The port if it is free, a free one for 0, else undefined. */
function freePort(wanted) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function standIns(vendorUrl) {
  const slugs = readdirSync(fromRoot('libs/connectors/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)
    .filter((slug) => !GENERIC.test(slug));
  return Object.fromEntries(slugs.map((slug) => [slug, `${vendorUrl}/${slug}`]));
}
