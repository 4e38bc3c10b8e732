import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startThrowawayPostgres } from './throwaway-postgres.ts';
import type { ThrowawayPostgres } from './throwaway-postgres.ts';

/** Hands test databases to Vitest's workers over HTTP on loopback. */
export interface DatabaseBroker {
  url: string;
  close(): Promise<void>;
}

const TEMPLATE = 'patchbay_template';

/**
 * One PostgreSQL for a whole run, started when a test first asks, so that a run without databases
 * stays quick. The worker that asks first is told to migrate the template, with the code under test;
 * all others wait for it.
 *
 *   POST /template         → {migrate: url} to the first caller, {} once the template is there
 *   PUT /template          ← {error: message | null}, from the one who migrated
 *   POST /databases        ← {empty: boolean} → {name, url}
 *   DELETE /databases      ← {name} → {}
 */
export async function openDatabaseBroker(): Promise<DatabaseBroker> {
  const state = new BrokerState();
  const server = createServer((request, response) => {
    answer(state, request).then(
      (body) => response.end(JSON.stringify(body)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await state.stop();
    },
  };
}

async function answer(state: BrokerState, request: IncomingMessage): Promise<object> {
  const body = JSON.parse((await text(request)) || '{}') as Record<string, unknown>;
  switch (`${request.method} ${request.url}`) {
    case 'POST /template':
      return state.template();
    case 'PUT /template':
      return state.templateDone(body.error as string | null);
    case 'POST /databases':
      return state.create(body.empty === true);
    case 'DELETE /databases':
      return state.drop(String(body.name));
    default:
      throw new Error(`The database broker does not know ${request.method} ${request.url}`);
  }
}

class BrokerState {
  private postgres: Promise<ThrowawayPostgres> | undefined;
  private migrated: PromiseWithResolversOf<void> | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private created = 0;

  async template(): Promise<object> {
    if (this.migrated) {
      await this.migrated.promise;
      return {};
    }
    this.migrated = withResolvers();
    const postgres = await this.running();
    return { migrate: await postgres.createDatabase(TEMPLATE, 'template0') };
  }

  templateDone(error: string | null): object {
    if (error === null) this.migrated?.resolve();
    else this.migrated?.reject(new Error(`Migrating the template database failed: ${error}`));
    return {};
  }

  async create(empty: boolean): Promise<object> {
    const postgres = await this.running();
    const name = `patchbay_test_${(this.created += 1)}`;
    const template = empty ? 'template0' : TEMPLATE;
    return { name, url: await this.inTurn(() => postgres.createDatabase(name, template)) };
  }

  async drop(name: string): Promise<object> {
    const postgres = await this.running();
    await this.inTurn(() => postgres.dropDatabase(name));
    return {};
  }

  async stop(): Promise<void> {
    if (this.postgres) await (await this.postgres).stop();
  }

  private running(): Promise<ThrowawayPostgres> {
    return (this.postgres ??= startThrowawayPostgres());
  }

  /** PostgreSQL refuses to copy a template that another copy is being made from. */
  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const next = this.last.then(step, step);
    this.last = next;
    return next;
  }
}

interface PromiseWithResolversOf<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
}

/** `Promise.withResolvers` comes with Node 22. */
function withResolvers(): PromiseWithResolversOf<void> {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((onResolve, onReject) => {
    [resolve, reject] = [onResolve, onReject];
  });
  promise.catch(() => {}); // Each waiter gets the error; nobody may be waiting yet.
  return { promise, resolve, reject };
}
