import { missingScopes } from '@patchbay/core/scopes';
import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { Connection } from '../../connections/connection.entity.ts';
import type {
  CredentialStore,
  OpenedCredentials,
} from '../../connections/credential-store.service.ts';

type Credentials = OpenedCredentials['credentials'];

type Row = Pick<
  Connection,
  | 'site_id'
  | 'id'
  | 'connector_type'
  | 'display_name'
  | 'state'
  | 'auth_flow'
  | 'settings'
  | 'scopes_granted'
  | 'credential_blob'
  | 'refresh_token_blob'
  | 'credential_version'
  | 'expires_at'
  | 'has_refresh_token'
  | 'refresh_due_at'
  | 'consecutive_failures'
  | 'secret_problem'
>;

export interface LiveConnection extends Row {
  credentials: Credentials;
  /** The site's own schedule, as durations; null means the platform's. */
  site_retry_schedule: string[] | null;
}

const COLUMNS = `site_id, id, connector_type, display_name, state, auth_flow, settings,
  scopes_granted, credential_blob, refresh_token_blob, credential_version, expires_at,
  has_refresh_token, refresh_due_at, consecutive_failures, secret_problem`;

export type ConnectionKey = Pick<Connection, 'site_id' | 'id'>;

/** Entries beyond this are dropped, the oldest first; each is one opened credential. */
const MOST = 1000;

/** Connections as of the claim that needs them; credentials are opened once per version. */
export class ConnectionCache {
  private readonly opened = new Map<string, Credentials>();

  constructor(
    private readonly db: HotDatabase,
    private readonly store: CredentialStore,
  ) {}

  /** @returns by id; an id is missing when the connection was disconnected */
  async load(keys: readonly ConnectionKey[]): Promise<Map<number, LiveConnection | Error>> {
    const rows = await this.db.query<Omit<LiveConnection, 'credentials'>>(
      'load-connections',
      `SELECT ${COLUMNS}, (SELECT nullif(s.settings->'retry_schedule', 'null') FROM sites s
         WHERE s.id = c.site_id) AS site_retry_schedule
       FROM unnest($1::bigint[], $2::bigint[]) AS k(site, connection)
       JOIN connections c ON c.site_id = k.site AND c.id = k.connection`,
      [keys.map((key) => key.site_id), keys.map((key) => key.id)],
    );
    const found = new Map<number, LiveConnection | Error>();
    for (const row of rows) {
      try {
        found.set(row.id, { ...row, credentials: await this.open(row) });
      } catch (error) {
        // A row that cannot be decrypted breaks its own deliveries and nobody else's.
        found.set(row.id, error as Error);
      }
    }
    return found;
  }

  private async open(row: Row): Promise<Credentials> {
    const key = `${row.id}:${row.credential_version}`;
    const known = this.opened.get(key);
    if (known) return known;
    const { credentials } = await this.store.openRow(row.site_id, row.id, row).catch(
      // The row as it is now: a rotation may have sealed it anew and removed the old key since.
      () => this.store.open(row.site_id, row.id),
    );
    this.opened.set(key, credentials);
    if (this.opened.size > MOST) this.opened.delete(this.opened.keys().next().value!);
    return credentials;
  }
}

/** Scopes an attempt lacks; only OAuth grants carry scopes. */
export function lackingScopes(connection: LiveConnection, required: readonly string[]): string[] {
  if (connection.auth_flow !== 'oauth') return [];
  return missingScopes(connection.scopes_granted, required);
}
