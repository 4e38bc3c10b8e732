import { Writable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../src/config.ts';
import { createApp } from '../../src/create-app.ts';
import { FirstAdministrator } from '../../src/modules/auth/first-administrator.service.ts';
import { MasterKey } from '../../src/platform/crypto/master-key.ts';
import { closeConnections } from '../../src/platform/http/close-connections.ts';
import { PublicUrl } from '../../src/platform/http/public-url.ts';
import { createLogger } from '../../src/platform/logging/logger.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

export type Agent = ReturnType<typeof request.agent>;

/** The whole service on a free port, over a database of its own. */
export interface TestApp {
  app: NestExpressApplication;
  url: string;
  db: DataSource;
  database: TestDatabase;
  masterKey: MasterKey;
  /** The same key as MASTER_KEY takes it. */
  masterKeyBase64: string;
  /** Every log line so far. */
  logged: string[];
  /** A caller who is not signed in. */
  anonymous(): Agent;
  /** A caller with the session of the first administrator, or of whom is named. */
  signedIn(email?: string, password?: string): Promise<Agent>;
  close(): Promise<void>;
}

export const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' };

export interface StartOptions {
  /** A second process over the same database, with the same master key. */
  beside?: TestApp;
  env?: Record<string, string>;
  /** Default `info`. */
  logLevel?: string;
}

export async function startApp({
  beside,
  env = {},
  logLevel = 'info',
}: StartOptions = {}): Promise<TestApp> {
  const database = beside?.database ?? (await createTestDatabase());
  const masterKeyBase64 = beside?.masterKeyBase64 ?? MasterKey.generate().base64;
  const masterKey = MasterKey.parse(masterKeyBase64);
  const logged: string[] = [];
  const app = await createApp({
    config: loadConfig({ NODE_ENV: 'test', PORT: '0', ROLE: 'api', ...env }),
    databaseUrl: database.url,
    masterKey,
    logger: createLogger({ level: logLevel, name: 'test', destination: into(logged) }),
  });
  await app.get(FirstAdministrator).ensure(ADMIN);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  app.get(PublicUrl).listening(port);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ app, url, db: app.get(DataSource), database, masterKey, masterKeyBase64, logged },
    anonymous: () => request.agent(url),
    async signedIn(email = ADMIN.email, password = ADMIN.password) {
      const agent = request.agent(url);
      await agent.post('/api/v1/auth/login').send({ email, password }).expect(204);
      return agent;
    },
    async close() {
      closeConnections(app.getHttpServer(), 5000);
      await app.close();
      if (!beside) await database.drop();
    },
  };
}

function into(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
}
