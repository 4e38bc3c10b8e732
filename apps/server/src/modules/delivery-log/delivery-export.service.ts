import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { LogFilter } from '@patchbay/contracts/delivery';
import { Repository } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { keysetCondition } from '../../platform/database/keyset.ts';
import { csvLine } from './csv-line.ts';
import { LogEntry } from './log-entry.entity.ts';
import { toLogEntry } from './log-entry.wire.ts';
import { applyLogFilter } from './log-filter.ts';

const BITE = 2000;

const COLUMNS = [
  'id', 'delivery_id', 'connection_id', 'connection_name', 'connector_type', 'originating_module',
  'event_identifier', 'outcome', 'vendor_response_code', 'error_code', 'latency_ms', 'attempt',
  'attempted_at',
] as const; // prettier-ignore

/** The log as CSV (RFC 4180), newest first, in bites, so that a million rows need no memory. */
@Injectable()
export class DeliveryExportService {
  constructor(@InjectRepository(LogEntry) private readonly entries: Repository<LogEntry>) {}

  async *lines(scope: SiteScope, filter: LogFilter): AsyncGenerator<string> {
    yield csvLine(COLUMNS);
    const order = {
      column: 'l.attempted_at',
      id: 'l.id',
      type: 'timestamptz',
      nullable: false,
      descending: true,
    } as const;
    let last: LogEntry | undefined;
    do {
      const select = applyLogFilter(this.entries.createQueryBuilder('l'), scope, filter)
        .orderBy(order.column, 'DESC')
        .addOrderBy(order.id, 'DESC')
        .limit(BITE);
      if (last) {
        const at = { value: last.attempted_at.toISOString(), id: last.id };
        const { sql, parameters } = keysetCondition(order, at);
        select.andWhere(sql, parameters);
      }
      const rows = await select.getMany();
      if (rows.length > 0) {
        yield rows.map((row) => toCsv(row)).join('');
      }
      last = rows.length === BITE ? rows.at(-1) : undefined;
    } while (last);
  }
}

function toCsv(row: LogEntry): string {
  const entry = toLogEntry(row);
  return csvLine(COLUMNS.map((column) => entry[column]));
}
