import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Long work over many rows, done in bites; `position` lets it go on after a crash. */
@Entity('bulk_jobs')
export class BulkJob {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  kind!: string;

  @Column('jsonb')
  filter!: Record<string, unknown>;

  @Column('text')
  status!: 'running' | 'done' | 'failed';

  @Column('integer')
  total!: number;

  @Column('integer')
  done!: number;

  @Column('bigint')
  position!: number;

  @Column('bigint')
  ceiling!: number;

  @Column('text')
  created_by!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;

  @Column('timestamptz', { nullable: true })
  finished_at!: Date | null;
}
