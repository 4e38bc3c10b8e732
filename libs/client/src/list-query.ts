import type { BulkJobQuery } from '@patchbay/contracts/bulk-job';
import type { ConnectionQuery } from '@patchbay/contracts/connection';
import type { LogQuery, StatsQuery } from '@patchbay/contracts/delivery';
import type { DeliveryQuery } from '@patchbay/contracts/delivery-list';

interface Paging {
  /** 1 to 200, default 50. */
  limit?: number;
  /** `next_cursor` of the page before. */
  cursor?: string | undefined;
}

export interface PickerListQuery extends Paging {
  family?: string | undefined;
  action?: string | undefined;
  /** Only connections that hold all of these. */
  scopes?: readonly string[] | undefined;
  [name: string]: string | number | readonly string[] | undefined;
}

export interface ConnectionListQuery extends Paging {
  state?: ConnectionQuery['state'];
  family?: string | undefined;
  category?: ConnectionQuery['category'];
  connector_type?: string | undefined;
  q?: string | undefined;
  sort?: ConnectionQuery['sort'] | undefined;
  [name: string]: string | number | readonly string[] | undefined;
}

export interface LogListQuery extends Paging {
  connection_id?: number | undefined;
  outcome?: LogQuery['outcome'];
  originating_module?: string | undefined;
  /** Substring of the event identifier, case ignored. */
  q?: string | undefined;
  /** RFC 3339. */
  from?: string | undefined;
  to?: string | undefined;
  sort?: LogQuery['sort'] | undefined;
  [name: string]: string | number | readonly string[] | undefined;
}

export interface DeliveryStatsQuery {
  connection_id?: number | undefined;
  originating_module?: string | undefined;
  /** RFC 3339; without both the last 24 hours, with one of them the day beside it. */
  from?: string | undefined;
  to?: string | undefined;
  /** Default `hour`. */
  bucket?: StatsQuery['bucket'] | undefined;
  /** Buckets of each connection, connector type or module of its own. */
  group?: StatsQuery['group'];
  [name: string]: string | number | readonly string[] | undefined;
}

export interface DeliveryListQuery extends Paging {
  status?: DeliveryQuery['status'];
  connection_id?: number | undefined;
  originating_module?: string | undefined;
  /** Substring of the event identifier, case ignored. */
  q?: string | undefined;
  /** RFC 3339, of acceptance. */
  from?: string | undefined;
  to?: string | undefined;
  sort?: DeliveryQuery['sort'] | undefined;
  [name: string]: string | number | readonly string[] | undefined;
}

export interface BulkJobListQuery extends Paging {
  status?: BulkJobQuery['status'];
  [name: string]: string | number | readonly string[] | undefined;
}
