import type { AlertKind, AlertSeverity } from '@patchbay/core/alert-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A trouble that lasts; one a kind and connection while it does. */
@Entity('alerts')
export class AlertRow {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  kind!: AlertKind;

  @Column('text')
  severity!: AlertSeverity;

  @Column('bigint')
  connection_id!: number;

  @Column('text')
  connection_name!: string;

  @Column('text')
  connector_type!: string;

  @Column('text')
  family!: string;

  @Column('text')
  title!: string;

  @Column('text')
  message!: string;

  @Column('integer')
  count!: number;

  @Column('timestamptz')
  opened_at!: Date;

  @Column('timestamptz')
  last_seen_at!: Date;

  @Column('timestamptz', { nullable: true })
  resolved_at!: Date | null;

  /** When it opened, opened again, or was resolved. */
  @Column('timestamptz')
  changed_at!: Date;

  @Column('timestamptz', { nullable: true })
  told_open_at!: Date | null;

  @Column('timestamptz', { nullable: true })
  told_resolved_at!: Date | null;
}
