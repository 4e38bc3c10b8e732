import pg from 'pg';
import { SteadyClient } from './steady-client.ts';

/**
 * A few connections for the statements of the delivery plane, which touch rows by index and in
 * order, and nothing else. The planner is told so: right after a burst its statistics are old, and it
 * would read and sort the whole backlog for each claim. Statements are prepared once per connection.
 */
export class HotDatabase {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string, onIdleError: (error: Error) => void) {
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      application_name: 'patchbay deliveries',
      max: 4,
      Client: SteadyClient,
      options: [
        '-c enable_seqscan=off',
        '-c enable_bitmapscan=off',
        '-c enable_sort=off',
        '-c enable_hashjoin=off',
        '-c enable_mergejoin=off',
      ].join(' '),
    });
    this.pool.on('error', onIdleError);
  }

  /** @param name of the statement; the same name must always stand for the same text */
  async query<T>(name: string, text: string, values: unknown[]): Promise<T[]> {
    const { rows } = await this.pool.query({ name, text, values });
    return rows as T[];
  }

  /** For the metrics: open and idle connections, and statements that wait for one. */
  get use(): Pick<pg.Pool, 'totalCount' | 'idleCount' | 'waitingCount'> {
    return this.pool;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
