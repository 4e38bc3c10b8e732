import { tsImport } from 'tsx/esm/api';

/** Opens the broker of test databases in Jest's main process; workers find it through its address. */
export default async function globalSetup() {
  const { openDatabaseBroker } = await tsImport('./database-broker.ts', import.meta.url);
  const broker = await openDatabaseBroker();
  globalThis.patchbayDatabaseBroker = broker;
  process.env.TEST_DATABASE_BROKER = broker.url;
  // Jest installs no handler, and a default death would leave PostgreSQL running.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
