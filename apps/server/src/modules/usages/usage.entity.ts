import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Another module's word that it depends on a connection. */
@Entity('usages')
export class Usage {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn('bigint')
  connection_id!: number;

  @PrimaryColumn('text')
  module!: string;

  @PrimaryColumn('text')
  reference!: string;

  @Column('text')
  label!: string;

  /** What the module's calls need; the scope picker names the module beside them. */
  @Column('jsonb')
  scopes!: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
