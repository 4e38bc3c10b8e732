import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Page } from '@patchbay/contracts/common';
import type { LogEntry as WireEntry, LogQuery } from '@patchbay/contracts/delivery';
import { Repository } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { type Keyset, applyKeyset, toPage } from '../../platform/database/keyset.ts';
import { LogEntry } from './log-entry.entity.ts';
import { toLogEntry } from './log-entry.wire.ts';
import { applyLogFilter } from './log-filter.ts';

type SortColumn = 'attempted_at' | 'latency_ms' | 'vendor_response_code' | 'outcome';

const SORT_TYPES: Readonly<Record<SortColumn, Keyset['type']>> = {
  attempted_at: 'timestamptz',
  latency_ms: 'integer',
  vendor_response_code: 'integer',
  outcome: 'text',
};

/** Reading the delivery log. Nothing here writes: only the workers append. */
@Injectable()
export class DeliveryLogService {
  constructor(@InjectRepository(LogEntry) private readonly entries: Repository<LogEntry>) {}

  async list(scope: SiteScope, query: LogQuery): Promise<Page<WireEntry>> {
    const { cursor, limit, sort, ...filter } = query;
    const column = sort.replace('-', '') as SortColumn;
    const keyset: Keyset = {
      column: `l.${column}`,
      id: 'l.id',
      type: SORT_TYPES[column],
      nullable: column === 'vendor_response_code',
      descending: sort.startsWith('-'),
      limit,
      cursor,
      fingerprint: ['delivery-log', scope.siteId, sort, filter],
    };
    const select = applyLogFilter(this.entries.createQueryBuilder('l'), scope, filter);
    const rows = await applyKeyset(select, keyset).getMany();
    return toPage(
      rows,
      keyset,
      (row) => ({ value: sortValue(row[column]), id: row.id }),
      toLogEntry,
    );
  }

  /** Every attempt of one delivery, the first one first. */
  async ofDelivery(siteId: number, deliveryId: number): Promise<WireEntry[]> {
    const rows = await this.entries.find({
      where: { site_id: siteId, delivery_id: deliveryId },
      order: { attempt: 'ASC', id: 'ASC' },
    });
    return rows.map(toLogEntry);
  }
}

function sortValue(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.toISOString() : value;
}
