/** The three levels this folder speaks in; `console` and a pino logger both fit. */
export interface EmbeddedPostgresLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
