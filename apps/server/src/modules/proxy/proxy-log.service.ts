import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { MicroBatcher } from '../../platform/database/micro-batcher.ts';

/** One call through the proxy, as the delivery log shows it; never its query or body. */
export interface ProxiedCall {
  siteId: number;
  connectionId: number;
  connectionName: string;
  connectorType: string;
  /** Method and path. */
  event: string;
  status: number | null;
  errorCode: string | null;
  latencyMs: number;
  at: Date;
}

/** The log's entry needs the delivery's id, which is therefore drawn before both are written. */
const WRITE = `
WITH call AS MATERIALIZED (
  SELECT nextval(pg_get_serial_sequence('deliveries', 'id')) AS id, t.*
  FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::int[],
    $7::text[], $8::int[], $9::timestamptz[], $10::text[])
    AS t(site_id, connection_id, name, type, event, code, error, latency, at, outcome)
), stored AS (
  INSERT INTO deliveries (site_id, id, connection_id, action, payload_blob, originating_module,
    event_identifier, status, attempts, message_id, created_at, finished_at)
  OVERRIDING SYSTEM VALUE
  SELECT site_id, id, connection_id, 'proxy', ''::bytea, 'proxy', event, outcome, 1,
    gen_random_uuid(), at, now()
  FROM call
)
INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
  originating_module, event_identifier, outcome, vendor_response_code, error_code, latency_ms,
  attempt, attempted_at)
SELECT site_id, id, connection_id, name, type, 'proxy', event, outcome, code, error, latency, 1, at
FROM call`;

/** Calls pay for each statement beside them, so that it gathers for longer than a delivery's result. */
const GATHER_MS = 20;

const DRAIN_MS = 3000;

/** Writes proxied calls into the delivery log, in micro-batches beside the calls themselves. */
@Injectable()
export class ProxyLogService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ProxyLogService.name);
  private readonly batcher: MicroBatcher<ProxiedCall>;

  constructor(@Inject(HotDatabase) db: HotDatabase) {
    this.batcher = new MicroBatcher(
      (calls) => write(db, calls),
      (error) => this.logger.error(error),
      GATHER_MS,
    );
  }

  record(call: ProxiedCall): void {
    void this.batcher.add(call);
  }

  /** What was called is logged before the database goes; when that is away already, no end waits for it. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([this.batcher.drain(), delay(DRAIN_MS, undefined, { ref: false })]);
    this.batcher.close();
  }
}

async function write(db: HotDatabase, calls: readonly ProxiedCall[]): Promise<void> {
  await db.query('write-proxied-calls', WRITE, [
    calls.map((call) => call.siteId),
    calls.map((call) => call.connectionId),
    calls.map((call) => call.connectionName),
    calls.map((call) => call.connectorType),
    calls.map((call) => call.event.slice(0, 500)),
    calls.map((call) => call.status),
    calls.map((call) => call.errorCode),
    calls.map((call) => call.latencyMs),
    calls.map((call) => call.at),
    calls.map((call) => (call.status !== null && call.status < 400 ? 'delivered' : 'failed')),
  ]);
}
