import { Inject, Injectable } from '@nestjs/common';
import type { Rules } from '@patchbay/core/nearest-rules';
import { CoalescedLookup } from '../../platform/database/coalesced-lookup.ts';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import type { ProblemError } from '../../platform/errors/problem.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { ConnectionRules, SITE_RULES } from './connection-rules.service.ts';
import type { Connection } from './connection.entity.ts';
import { CredentialStore, type OpenedCredentials } from './credential-store.service.ts';
import { RefreshService, hasEnded } from './refresh.service.ts';
import { grantLost, tokenUnavailable } from './token-unavailable.ts';
import { type StoredTarget, targetOf } from './vendor-target.ts';

type Credentials = OpenedCredentials['credentials'];

type Row = Pick<
  Connection,
  | 'site_id'
  | 'id'
  | 'connector_type'
  | 'family'
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
  | 'vendor_account_id'
>;

export interface LiveConnection extends Row {
  credentials: Credentials;
  /** Schedule, timeout and limit that hold for it. */
  rules: Rules;
}

/** As it is read; a credential is opened, and rules are found, once for many of them. */
type Stored = Row & { site_rules: string | null; version: string };

/**
 * Tells versions of a connection's row `c` and its site's `s` apart: PostgreSQL's number of the
 * transaction that wrote each (https://www.postgresql.org/docs/current/ddl-system-columns.html).
 */
export const ROW_VERSION = `c.xmin::text || ':' || s.xmin::text`;

const COLUMNS = `c.site_id, c.id, c.connector_type, c.family, c.display_name, c.state, c.auth_flow,
  c.settings, c.scopes_granted, c.credential_blob, c.refresh_token_blob, c.credential_version,
  c.expires_at, c.has_refresh_token, c.refresh_due_at, c.consecutive_failures,
  c.secret_problem, c.vendor_account_id`;

export type ConnectionKey = Pick<Connection, 'site_id' | 'id'>;

/** Entries beyond this are dropped, the oldest first; each is one opened credential. */
const MOST = 1000;

/** Connections as they are now, for calls and deliveries; credentials are opened once per version. */
@Injectable()
export class LiveConnectionService {
  private readonly opened = new Map<string, Credentials>();
  /** As they were last read, by connection. */
  private readonly known = new Map<number, { version: string; connection: LiveConnection }>();
  /** By `<site>/<connection>`. */
  private readonly lookup = new CoalescedLookup((keys: string[]) => this.loadKeys(keys));

  constructor(
    @Inject(HotDatabase) private readonly db: HotDatabase,
    @Inject(CredentialStore) private readonly store: CredentialStore,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
    @Inject(ConnectionRules) private readonly rules: ConnectionRules,
  ) {}

  /** Whom to call, and as whom. */
  target(connection: LiveConnection): StoredTarget {
    return targetOf(this.registry.get(connection.connector_type), connection);
  }

  /**
   * @returns null when the site has no such connection
   * @throws ProblemError `credential_unreadable` when no key of the site opens its credential
   */
  async find(siteId: number, id: number): Promise<LiveConnection | null> {
    const found = await this.lookup.load(`${siteId}/${id}`);
    if (found instanceof Error) throw found;
    return found ?? null;
  }

  /**
   * The connection with a token that serves, for a call that must not leave with one known to have
   * ended.
   *
   * @throws ProblemError 503 `token_unavailable` while the vendor issues no new one, 409
   *   `connection_unavailable` when it will not
   */
  async usable(connection: LiveConnection): Promise<LiveConnection> {
    const outcome = await this.refreshes.renewIfDue(connection);
    if (outcome === 'not_due') return connection;
    if (outcome === 'grant_lost') throw await this.withoutToken(connection, outcome);
    if (outcome === 'unavailable' && hasEnded(connection)) {
      throw await this.withoutToken(connection, outcome);
    }
    return (await this.find(connection.site_id, connection.id)) ?? connection;
  }

  /** What a caller hears when there is no token to call with. */
  async withoutToken(
    connection: LiveConnection,
    outcome: 'grant_lost' | 'unavailable',
  ): Promise<ProblemError> {
    const { state, retryAt } = await this.refreshes.standing(connection);
    return outcome === 'grant_lost' ? grantLost(state) : tokenUnavailable(retryAt);
  }

  /** @returns by id; an id is missing when the connection was disconnected */
  async load(keys: readonly ConnectionKey[]): Promise<Map<number, LiveConnection | Error>> {
    const found = await this.read(keys);
    return new Map(found.map(({ id, loaded }) => [id, loaded]));
  }

  /**
   * As `load`, for callers that have just read which version of the row holds: what is known of that
   * version is not read again.
   */
  async current(
    keys: readonly (ConnectionKey & { version: string | null })[],
  ): Promise<Map<number, LiveConnection | Error>> {
    const found = new Map<number, LiveConnection | Error>();
    const unknown: ConnectionKey[] = [];
    for (const key of keys) {
      const known = this.known.get(key.id);
      if (known && known.version === key.version) found.set(key.id, known.connection);
      else unknown.push(key);
    }
    if (unknown.length === 0) return found;
    for (const [id, loaded] of await this.load(unknown)) found.set(id, loaded);
    return found;
  }

  private async loadKeys(keys: string[]): Promise<Map<string, LiveConnection | Error>> {
    const asked = keys.map((key) => {
      const [site_id, id] = key.split('/').map(Number) as [number, number];
      return { site_id, id };
    });
    const found = await this.read(asked);
    return new Map(found.map(({ site_id, id, loaded }) => [`${site_id}/${id}`, loaded]));
  }

  private async read(
    keys: readonly ConnectionKey[],
  ): Promise<(ConnectionKey & { loaded: LiveConnection | Error })[]> {
    const rows = await this.db.query<Stored>(
      'load-connections',
      `SELECT ${COLUMNS}, ${SITE_RULES} AS site_rules, ${ROW_VERSION} AS version
       FROM unnest($1::bigint[], $2::bigint[]) AS k(site, connection)
       JOIN connections c ON c.site_id = k.site AND c.id = k.connection
       JOIN sites s ON s.id = c.site_id`,
      [keys.map((key) => key.site_id), keys.map((key) => key.id)],
    );
    return Promise.all(
      rows.map(async (row) => ({ site_id: row.site_id, id: row.id, loaded: await this.live(row) })),
    );
  }

  private async live({ site_rules, version, ...row }: Stored): Promise<LiveConnection | Error> {
    try {
      const rules = this.rules.of(row.connector_type, site_rules);
      const connection = { ...row, rules, credentials: await this.open(row) };
      this.known.set(row.id, { version, connection });
      if (this.known.size > MOST) this.known.delete(this.known.keys().next().value!);
      return connection;
    } catch (error) {
      // A row that cannot be decrypted breaks its own calls and deliveries and nobody else's.
      return error as Error;
    }
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
