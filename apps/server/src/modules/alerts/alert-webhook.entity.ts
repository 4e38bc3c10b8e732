import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Where a site's alerts are posted, with the secrets that sign them. */
@Entity('alert_webhooks')
export class AlertWebhookRow {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  url!: string;

  @Column('bytea')
  secret_blob!: Buffer;

  @Column('bytea', { nullable: true })
  previous_secret_blob!: Buffer | null;

  @Column('timestamptz', { nullable: true })
  previous_secret_until!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}

/** There is one a site. */
export const ALERT_WEBHOOK = 'alerts';
