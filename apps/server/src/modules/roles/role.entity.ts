import type { Capability } from '@patchbay/core/capabilities';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('roles')
export class Role {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  name!: string;

  @Column('jsonb')
  capabilities!: Capability[];

  @Column('boolean', { default: false })
  built_in!: boolean;
}
