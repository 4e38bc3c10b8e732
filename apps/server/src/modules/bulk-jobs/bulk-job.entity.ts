import type { BULK_JOB_KINDS } from '@patchbay/contracts/bulk-job';
import type { BulkJobStatus } from '@patchbay/core/bulk-job-status';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../../platform/access/caller.ts';
import type { ConnectionLimits } from '../../platform/access/connection-limits.ts';

/** Long work over many rows, done in bites; the position lets it go on after a crash. */
@Entity('bulk_jobs')
export class BulkJob {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  kind!: (typeof BULK_JOB_KINDS)[number];

  /** As it was asked for; what the contract's filter of the kind holds. */
  @Column('jsonb')
  filter!: Record<string, unknown>;

  @Column('jsonb', { default: {} })
  limits!: ConnectionLimits;

  @Column('text')
  status!: BulkJobStatus;

  @Column('integer')
  total!: number;

  @Column('integer')
  matched!: number;

  @Column('boolean', { default: true })
  counted!: boolean;

  @Column('integer')
  done!: number;

  @Column('integer')
  skipped!: number;

  /** The last delivery looked at, by connection and id. */
  @Column('bigint')
  position_connection!: number;

  @Column('bigint')
  position!: number;

  /** It is looked at no sooner; of those that wait, the longest waiting comes first. */
  @Column('timestamptz')
  turn_at!: Date;

  /** Bites in a row that did not succeed. */
  @Column('integer')
  errors!: number;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  created_by!: string;

  @Column('text', { nullable: true })
  actor_kind!: Actor['kind'] | null;

  @Column('bigint', { nullable: true })
  actor_id!: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;

  @Column('timestamptz', { nullable: true })
  finished_at!: Date | null;
}
