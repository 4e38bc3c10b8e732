import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('members')
export class Member {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn('bigint')
  user_id!: number;

  @Column('bigint')
  role_id!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
