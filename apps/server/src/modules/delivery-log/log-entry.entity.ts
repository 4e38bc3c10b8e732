import type { AttemptOutcome } from '@patchbay/core/delivery-status';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One attempt; appended, never changed. Partitioned by `attempted_at`. */
@Entity('delivery_log')
export class LogEntry {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('bigint')
  delivery_id!: number;

  @Column('bigint')
  connection_id!: number;

  @Column('text')
  connection_name!: string;

  @Column('text')
  connector_type!: string;

  @Column('text')
  originating_module!: string;

  @Column('text')
  event_identifier!: string;

  @Column('text')
  outcome!: AttemptOutcome;

  @Column('integer', { nullable: true })
  vendor_response_code!: number | null;

  @Column('text', { nullable: true })
  error_code!: string | null;

  @Column('integer')
  latency_ms!: number;

  @Column('integer')
  attempt!: number;

  @PrimaryColumn('timestamptz')
  attempted_at!: Date;
}
