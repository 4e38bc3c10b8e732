import pg from 'pg';
import { STATE_CHANNEL } from '../../connections/connection-state.service.ts';
import { WORK_CHANNEL } from '../delivery-signal.service.ts';

export interface StateNotice {
  site_id: number;
  id: number;
  state: string;
}

export interface ListenerHandlers {
  onWork: () => void;
  onState: (notice: StateNotice) => void;
  onError: (error: unknown) => void;
}

const RECONNECT_MS = 1000;

/** One connection of its own for LISTEN; it comes back by itself when the database does. */
export class StateListener {
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly handlers: ListenerHandlers,
  ) {}

  async start(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'patchbay listener',
      keepAlive: true,
    });
    client.on('notification', (message) => this.dispatch(message));
    client.on('error', (error) => this.again(client, error));
    client.on('end', () => this.again(client, null));
    try {
      await client.connect();
      await client.query(`LISTEN ${WORK_CHANNEL}`);
      await client.query(`LISTEN ${STATE_CHANNEL}`);
      this.client = client;
      // What was said while nobody listened is found by looking.
      this.handlers.onWork();
    } catch (error) {
      this.again(client, error);
    }
  }

  /** Whether it hears what other processes say, just now. */
  get isListening(): boolean {
    return this.client !== null;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end();
  }

  private dispatch(message: pg.Notification): void {
    if (message.channel === WORK_CHANNEL) return this.handlers.onWork();
    this.handlers.onState(JSON.parse(message.payload ?? '{}') as StateNotice);
  }

  private again(client: pg.Client, error: unknown): void {
    client.removeAllListeners();
    client.on('error', () => undefined); // a client that is given up may still complain
    if (this.client === client) this.client = null;
    if (this.stopped) return;
    if (error) this.handlers.onError(error);
    setTimeout(() => void this.start(), RECONNECT_MS).unref();
  }
}
