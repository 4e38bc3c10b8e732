import type { Capability } from '@patchbay/core/capabilities';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A service token; only its hash is kept. */
@Entity('service_tokens')
export class ServiceToken {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  module!: string;

  /** The first characters, so that a person recognizes it. */
  @Column('text')
  prefix!: string;

  @Column('text')
  token_hash!: string;

  @Column('jsonb')
  capabilities!: Capability[];

  @Column('jsonb', { nullable: true })
  connections!: number[] | null;

  @Column('jsonb', { nullable: true })
  families!: string[] | null;

  @Column('bigint')
  created_by!: number;

  @Column('timestamptz', { nullable: true })
  expires_at!: Date | null;

  @Column('timestamptz', { nullable: true })
  last_used_at!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
