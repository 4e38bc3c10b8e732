import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A site's data key, wrapped by the master key; exactly one per site is active. */
@Entity('data_keys')
export class DataKeyRow {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn('integer')
  key_id!: number;

  @Column('bytea')
  wrapped!: Buffer;

  @Column('text')
  master_key_id!: string;

  @Column('boolean')
  active!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
