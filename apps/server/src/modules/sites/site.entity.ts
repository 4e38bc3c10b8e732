import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export interface SiteSettings {
  delivery_log_retention_days?: number;
  retry_schedule?: string[] | null;
  alert_addresses?: string[];
  family_overrides?: Record<string, { capability: string }>;
}

@Entity('sites')
export class Site {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  settings!: SiteSettings;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
