/** A row as the database gives it; `bigint` as a number or as text. */
export type KeyValues = Readonly<Record<string, string | number>>;

/** A table with columns that hold sealed values (platform/crypto/seal.ts). */
export interface SealedTable {
  table: string;
  /** The primary key without `site_id`, in its order, with PostgreSQL's types. */
  key: readonly { column: string; type: 'bigint' | 'text' }[];
  /** Further columns that `row` needs. */
  also?: readonly string[];
  sealed: readonly string[];
  /** The row that the values are bound to, as whoever seals them names it. */
  row(values: KeyValues): string;
}

/**
 * Every column sealed with a site's data key. What is missing here would be lost with the old key; a
 * test compares this list with the schema.
 */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: 'connections',
    key: [{ column: 'id', type: 'bigint' }],
    sealed: ['credential_blob', 'refresh_token_blob'],
    row: ({ id }) => String(id),
  },
  {
    table: 'oauth_apps',
    key: [{ column: 'connector_type', type: 'text' }],
    sealed: ['client_secret_blob'],
    row: ({ connector_type }) => String(connector_type),
  },
  {
    table: 'oauth_states',
    key: [{ column: 'state_hash', type: 'text' }],
    sealed: ['payload_blob'],
    row: ({ state_hash }) => String(state_hash),
  },
  {
    table: 'idempotency_keys',
    key: [
      { column: 'caller', type: 'text' },
      { column: 'key', type: 'text' },
    ],
    sealed: ['fingerprint_blob', 'response_blob'],
    row: ({ caller, key }) => `${caller} ${key}`,
  },
  {
    table: 'deliveries',
    key: [{ column: 'id', type: 'bigint' }],
    also: ['connection_id', 'message_id'],
    sealed: ['payload_blob', 'progress_blob', 'result_blob'],
    row: ({ connection_id, message_id }) => `${connection_id}:${message_id}`,
  },
  {
    table: 'delivery_files',
    key: [
      { column: 'delivery_id', type: 'bigint' },
      { column: 'name', type: 'text' },
    ],
    also: ['media_type'],
    sealed: ['content_blob'],
    row: ({ delivery_id, name, media_type }) => `${delivery_id}:${name}:${media_type}`,
  },
  {
    table: 'alert_webhooks',
    key: [{ column: 'name', type: 'text' }],
    sealed: ['secret_blob', 'previous_secret_blob'],
    row: ({ name }) => String(name),
  },
];
