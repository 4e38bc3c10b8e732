import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
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

const WRITE = `
WITH call AS (
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::int[],
    $7::text[], $8::int[], $9::timestamptz[], $10::text[], $11::uuid[])
    AS t(site_id, connection_id, name, type, event, code, error, latency, at, outcome, message)
), stored AS (
  INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
    event_identifier, status, attempts, message_id, created_at, finished_at)
  SELECT site_id, connection_id, 'proxy', ''::bytea, 'proxy', event, outcome, 1, message, at, now()
    FROM call
  RETURNING site_id, id, message_id
)
INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
  originating_module, event_identifier, outcome, vendor_response_code, error_code, latency_ms,
  attempt, attempted_at)
SELECT c.site_id, s.id, c.connection_id, c.name, c.type, 'proxy', c.event, c.outcome, c.code,
  c.error, c.latency, 1, c.at
  FROM call c JOIN stored s ON s.site_id = c.site_id AND s.message_id = c.message`;

/** Writes proxied calls into the delivery log, in micro-batches beside the calls themselves. */
@Injectable()
export class ProxyLogService {
  private readonly logger = new Logger(ProxyLogService.name);
  private readonly batcher: MicroBatcher<ProxiedCall>;

  constructor(@InjectDataSource() db: DataSource) {
    this.batcher = new MicroBatcher(
      (calls) => write(db, calls),
      (error) => this.logger.error(error),
    );
  }

  record(call: ProxiedCall): void {
    void this.batcher.add(call);
  }
}

async function write(db: DataSource, calls: readonly ProxiedCall[]): Promise<void> {
  await db.query(WRITE, [
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
    calls.map(() => randomUUID()),
  ]);
}
