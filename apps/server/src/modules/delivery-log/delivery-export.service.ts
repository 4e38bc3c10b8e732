import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LogFilter } from '@patchbay/contracts/delivery';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { csvLine } from './csv-line.ts';
import { positionOf } from './log-cursor.ts';
import type { LogEntry } from './log-entry.entity.ts';
import { toLogEntry } from './log-entry.wire.ts';
import { keptSince } from './log-retention.service.ts';
import { stretchesOf } from './log-stretches.ts';
import { walk } from './log-statements.ts';

/** Entries a statement: what is held in memory, and how long a reader who left is still read for. */
const BITE = 2000;

const COLUMNS = [
  'id', 'delivery_id', 'connection_id', 'connection_name', 'connector_type', 'originating_module',
  'event_identifier', 'outcome', 'vendor_response_code', 'error_code', 'latency_ms', 'attempt',
  'attempted_at',
] as const; // prettier-ignore

const NEWEST_FIRST = '-attempted_at';

/** The log as CSV (RFC 4180), newest first, in bites, so that a million rows need no memory. */
@Injectable()
export class DeliveryExportService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async *lines(scope: SiteScope, filter: LogFilter): AsyncGenerator<string> {
    yield csvLine(COLUMNS);
    const question = { scope, filter, keptSince: await keptSince(this.db, scope.siteId) };
    const [stretch] = stretchesOf(NEWEST_FIRST, filter.outcome);
    let last: LogEntry | undefined;
    do {
      const after = last ? positionOf(last, NEWEST_FIRST) : null;
      const { sql, values } = walk({ question, stretch: stretch!, after, limit: BITE });
      const rows: LogEntry[] = await this.db.query(sql, values);
      if (rows.length > 0) yield rows.map((row) => toCsv(row)).join('');
      last = rows.length === BITE ? rows.at(-1) : undefined;
    } while (last);
  }
}

function toCsv(row: LogEntry): string {
  const entry = toLogEntry(row);
  return csvLine(COLUMNS.map((column) => entry[column]));
}
