import type { SavedView as WireSavedView } from '@patchbay/contracts/saved-view';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Filters of a page that one person keeps under a name. */
@Entity('saved_views')
export class SavedView {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('bigint')
  user_id!: number;

  @Column('text')
  page!: WireSavedView['page'];

  @Column('text')
  name!: string;

  @Column('text')
  search!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
