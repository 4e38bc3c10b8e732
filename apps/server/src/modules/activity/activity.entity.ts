import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One entry of a site's audit chain. */
@Entity('activity')
export class ActivityRow {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  actor_kind!: 'user' | 'token' | 'system';

  @Column('bigint', { nullable: true })
  actor_id!: number | null;

  @Column('text')
  actor_name!: string;

  @Column('text')
  action!: string;

  @Column('bigint', { nullable: true })
  connection_id!: number | null;

  @Column('text', { nullable: true })
  connection_name!: string | null;

  @Column('text')
  outcome!: string;

  @Column('jsonb', { nullable: true })
  before!: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  after!: Record<string, unknown> | null;

  @Column('text')
  hash!: string;

  @Column('text')
  previous_hash!: string;

  /** How `hash` was made; see entry-hash.ts. */
  @Column('smallint')
  version!: number;

  /** Counts the site's entries without a gap; null for those of version 1. */
  @Column('bigint', { nullable: true })
  seq!: number | null;
}
