import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('members')
export class Member {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn('bigint')
  user_id!: number;

  @Column('bigint')
  role_id!: number;

  /** Given by hand, and kept; or by single sign-on, and following the person's groups. */
  @Column('text', { default: 'manual' })
  origin!: 'manual' | 'sso';

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
