import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Rules of the settings write durations as text. */
interface StoredLimit {
  requests: number;
  per: string;
}

interface StoredRules {
  retry_schedule?: string[];
  timeout?: string;
}

export interface SiteSettings {
  delivery_log_retention_days?: number;
  retry_schedule?: string[] | null;
  timeout?: string | null;
  alert_addresses?: string[];
  family_overrides?: Record<
    string,
    StoredRules & { capability?: string; rate_limit?: StoredLimit }
  >;
  connector_overrides?: Record<string, StoredRules & { rate_limit?: StoredLimit | null }>;
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
