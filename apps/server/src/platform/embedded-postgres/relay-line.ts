import type { EmbeddedPostgresLog } from './log.ts';

/**
 * Passes one line of PostgreSQL's own log on. Its remarks while starting are dropped, except the one
 * that explains a slow start; afterwards every remark tells of something unusual.
 */
export function relayLine(line: string, running: boolean, log: EmbeddedPostgresLog): void {
  const [, level, message] = /^([A-Z]+): {1,2}(.*)$/.exec(line) ?? [];
  if (level === 'FATAL' || level === 'PANIC') log.error(`PostgreSQL: ${message}`);
  if (level !== 'LOG') return;
  if (running || message?.includes('recovery in progress')) log.info(`PostgreSQL: ${message}`);
}
