import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One trip to a vendor's authorization page: single use, ten minutes, bound to a session. */
@Entity('oauth_states')
export class OAuthState {
  /** SHA-256 of the `state` parameter. */
  @PrimaryColumn('text')
  state_hash!: string;

  @Column('bigint')
  site_id!: number;

  /** SHA-256 of the operator's session id. */
  @Column('text')
  session_hash!: string;

  @Column('bigint')
  user_id!: number;

  @Column('text')
  connector_type!: string;

  /** The connection being re-authorized; null for a new one. */
  @Column('bigint', { nullable: true })
  connection_id!: number | null;

  /** Sealed: code verifier, what was asked for, and an OAuth client brought along. */
  @Column('bytea')
  payload_blob!: Buffer;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at!: Date;

  @Column('timestamptz')
  expires_at!: Date;

  @Column('timestamptz', { nullable: true })
  used_at!: Date | null;
}
