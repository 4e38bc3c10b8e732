import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
export class User {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Lower case. */
  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  /** argon2id in PHC form; null for people who only sign in through single sign-on. */
  @Column('text', { nullable: true })
  password_hash!: string | null;

  @Column('timestamptz', { nullable: true })
  disabled_at!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;
}
