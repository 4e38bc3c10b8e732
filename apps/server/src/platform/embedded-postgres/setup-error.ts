/** The embedded PostgreSQL cannot be used here. The message says why and what to do instead. */
export class EmbeddedPostgresError extends Error {
  readonly code = 'embedded_postgres_unusable';
}
