import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A site's change to a new data key: how far it is, and what it met. */
@Entity('key_rotations')
export class KeyRotation {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** The data key that everything is sealed with in the end. */
  @Column('integer')
  key_id!: number;

  @Column('text')
  status!: 'running' | 'done' | 'failed';

  /** Rows to look at; null until they are counted. */
  @Column('bigint', { nullable: true })
  total!: number | null;

  /** Rows looked at in the first pass. */
  @Column('bigint')
  done!: number;

  /** Full passes finished. */
  @Column('integer')
  passes!: number;

  @Column('text', { nullable: true })
  at_table!: string | null;

  /** The key of the last row done in that table. */
  @Column('jsonb', { nullable: true })
  at_row!: (string | number)[] | null;

  /** Rows of the present pass that were sealed with another key. */
  @Column('bigint')
  found!: number;

  /** Those of them that did not open. */
  @Column('bigint')
  undecryptable!: number;

  /** Some of them by name. */
  @Column('jsonb')
  undecryptable_rows!: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  started_at!: Date;

  @Column('timestamptz')
  resume_at!: Date;

  @Column('timestamptz', { nullable: true })
  finished_at!: Date | null;
}
