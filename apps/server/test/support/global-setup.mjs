import { tsImport } from 'tsx/esm/api';

/**
 * Opens the broker of test databases in Vitest's main process; workers find it through its address.
 * Projects share it: the first to be set up closes it, at the end of the run.
 */
export default async function globalSetup() {
  if (process.env.TEST_DATABASE_BROKER) return;
  const { openDatabaseBroker } = await tsImport('./database-broker.ts', import.meta.url);
  const broker = await openDatabaseBroker();
  process.env.TEST_DATABASE_BROKER = broker.url;
  // A default death would leave PostgreSQL running.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  return () => broker.close();
}
