import pg from 'pg';

/**
 * A pool's client that survives losing its connection while nobody listens: its `error` events have
 * no listener from the moment it gets an owner until the owner adds one, and one in between would end
 * the process together with PostgreSQL. Whoever uses the client next is told by its query.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
