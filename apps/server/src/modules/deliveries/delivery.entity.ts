import type { DeliveryStatus } from '@patchbay/core/delivery-status';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Something Patchbay accepted and owes an end to. The rows are the queue. */
@Entity('deliveries')
export class Delivery {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('bigint')
  connection_id!: number;

  @Column('text')
  action!: string;

  /** Sealed input of the action. */
  @Column('bytea', { select: false })
  payload_blob!: Buffer;

  /** Sealed; which steps are done and what they found. */
  @Column('bytea', { nullable: true, select: false })
  progress_blob!: Buffer | null;

  /** Sealed; what the vendor's answer tells the caller. */
  @Column('bytea', { nullable: true, select: false })
  result_blob!: Buffer | null;

  @Column('text')
  originating_module!: string;

  @Column('text')
  event_identifier!: string;

  @Column('text')
  status!: DeliveryStatus;

  @Column('integer')
  attempts!: number;

  /** Attempts already made when the schedule last began anew. */
  @Column('integer')
  schedule_base!: number;

  @Column('timestamptz', { nullable: true })
  next_attempt_at!: Date | null;

  @Column('uuid', { nullable: true })
  lease_owner!: string | null;

  /** Stable over all attempts; receivers know it as webhook-id, vendors as idempotency key. */
  @Column('uuid')
  message_id!: string;

  @Column('text', { nullable: true, select: false })
  idempotency_key!: string | null;

  @Column('text', { nullable: true, select: false })
  idempotency_fingerprint!: string | null;

  /** The trace of the request it was accepted with (`stored-trace.ts`). */
  @Column('text', { nullable: true, select: false })
  trace_context!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;

  @Column('timestamptz', { nullable: true })
  finished_at!: Date | null;
}

/**
 * Statuses whose rows stand in partial indexes by site, connection and id: one condition over `d`
 * for each index. The rest, what was delivered, is most of the table.
 */
export const INDEXED_STATUSES = {
  pending: [
    `d.status = 'pending' AND d.next_attempt_at IS NULL`,
    `d.status = 'pending' AND d.next_attempt_at IS NOT NULL`,
  ],
  held: [`d.status = 'held'`],
  running: [`d.status = 'running'`],
  failed: [`d.status = 'failed'`],
  cancelled: [`d.status = 'cancelled'`],
} as const satisfies Partial<Record<DeliveryStatus, readonly string[]>>;
