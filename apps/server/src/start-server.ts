import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import type { Config } from './config.ts';
import { createApp } from './create-app.ts';
import { listenProblem } from './listen-problem.ts';
import { AuditWitness } from './modules/activity/audit-witness.service.ts';
import { pinChains } from './modules/activity/pin-chains.ts';
import { AlertPlane } from './modules/alerts/alert-plane.service.ts';
import { FirstAdministrator } from './modules/auth/first-administrator.service.ts';
import { ScheduledRefreshService } from './modules/connections/scheduled-refresh.service.ts';
import { DeliveryPlane } from './modules/deliveries/worker/delivery-plane.service.ts';
import { HousekeepingService } from './modules/housekeeping/housekeeping.service.ts';
import { KeyRotationWorker } from './modules/keys/key-rotation-worker.service.ts';
import type { MasterKeys } from './platform/crypto/master-keys.ts';
import { runMigrations } from './platform/database/migrate.ts';
import type { EmbeddedPostgres } from './platform/embedded-postgres/start.ts';
import { closeConnections } from './platform/http/close-connections.ts';
import { Draining } from './platform/http/draining.ts';
import { PublicUrl } from './platform/http/public-url.ts';
import { KeyTending } from './platform/keys/key-tending.service.ts';
import { loadMasterKeys } from './platform/keys/load-master-keys.ts';
import { requireOpenable } from './platform/keys/require-openable.ts';
import { type Logger, createLogger } from './platform/logging/logger.ts';

export interface RunningServer {
  /** Where it listens. */
  url: string;
  databaseUrl: string;
  /** Takes nothing new, finishes or releases what is in flight, closes what it opened. */
  stop(): Promise<void>;
}

/** From a signal to the last answer; what is left of the ten seconds closes files and PostgreSQL. */
const LAST_ANSWER_MS = 7500;

/** Tells a person something, as opposed to the log. */
export type Say = (line: string) => void;

/** From a configuration to a running service. @throws when it cannot start, with a plain message */
export async function startServer(config: Config, say: Say): Promise<RunningServer> {
  const logger = createLogger({ level: config.logLevel, name: 'patchbay' });
  const embedded = config.databaseUrl ? null : await startOwnDatabase(config, logger, say);
  const databaseUrl = config.databaseUrl ?? embedded!.databaseUrl;
  try {
    const app = await boot(config, databaseUrl, logger, say);
    const { port } = app.getHttpServer().address() as AddressInfo;
    return {
      url: `http://localhost:${port}`,
      databaseUrl,
      stop: async () => {
        await stopApp(app, config);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function boot(
  config: Config,
  databaseUrl: string,
  logger: Logger,
  say: Say,
): Promise<NestExpressApplication> {
  const warn = (message: string) => logger.warn(message);
  const masterKey = await loadMasterKeys({ ...config, warn });
  await runMigrations(databaseUrl);
  const app = await createApp({ config, databaseUrl, masterKey, logger });
  await startKeeping(app, masterKey);
  const admin = await app.get(FirstAdministrator).ensure(config.admin);
  await listen(app, config);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const publicUrl = app.get(PublicUrl);
  publicUrl.listening(port);
  if (config.role !== 'api') {
    await app.get(DeliveryPlane).start(databaseUrl);
    await app.get(HousekeepingService).start(databaseUrl);
    app.get(KeyRotationWorker).start();
    app.get(AlertPlane).start();
  }
  say(`Patchbay is ready at ${publicUrl.value}`);
  if (admin) {
    say(`  sign in as  ${admin.email}`);
    say(`  password    ${admin.password?.reveal() ?? 'the one in ADMIN_PASSWORD'}`);
    if (admin.password) say('  It is shown only now; keep it.');
  }
  return app;
}

/**
 * Not by the framework, which would log the address it could not listen at.
 *
 * @throws ConfigError naming the variable that keeps it from listening
 */
async function listen(app: NestExpressApplication, { port, host }: Config): Promise<void> {
  await app.init();
  try {
    await once(app.getHttpServer().listen(port, host), 'listening');
  } catch (error) {
    throw listenProblem(error) ?? error;
  }
}

/** What comes before anything is opened, sealed or recorded. */
async function startKeeping(app: NestExpressApplication, masterKeys: MasterKeys): Promise<void> {
  const tending = app.get(KeyTending);
  await tending.start();
  try {
    await requireOpenable(app);
  } catch (error) {
    await tending.stop();
    throw error;
  }
  await pinChains(app.get(DataSource), masterKeys);
  await app.get(AuditWitness).start();
}

async function stopApp(app: NestExpressApplication, config: Config): Promise<void> {
  const until = performance.now() + LAST_ANSWER_MS;
  app.get(Draining).begin();
  const claiming = app.get(ScheduledRefreshService).stop();
  if (config.role !== 'api') {
    const telling = app.get(AlertPlane).stop();
    await app.get(KeyRotationWorker).stop();
    await app.get(HousekeepingService).stop();
    await app.get(DeliveryPlane).stop();
    await telling;
  }
  await claiming;
  await app.get(AuditWitness).stop();
  await app.get(KeyTending).stop();
  closeConnections(app.getHttpServer(), Math.max(0, until - performance.now()));
  await app.close();
}

/** Loaded only when it is used: production brings its own PostgreSQL. */
async function startOwnDatabase(
  config: Config,
  logger: Logger,
  say: Say,
): Promise<EmbeddedPostgres> {
  const { startEmbeddedPostgres } = await import('./platform/embedded-postgres/start.ts');
  return startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: {
      info: say,
      warn: (line) => logger.warn(line),
      error: (line) => logger.error(line),
    },
  });
}
