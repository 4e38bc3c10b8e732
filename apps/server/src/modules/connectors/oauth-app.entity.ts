import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The site's own OAuth application at a vendor. */
@Entity('oauth_apps')
export class OAuthAppRow {
  @PrimaryColumn('bigint')
  site_id!: number;

  /** The connector's slug, or `bundle:<slug>` for all connectors of a bundle. */
  @PrimaryColumn('text')
  connector_type!: string;

  @Column('text')
  client_id!: string;

  @Column('bytea')
  client_secret_blob!: Buffer;

  /** The sealed secret is a reference into a secret store. */
  @Column('boolean')
  client_secret_reference!: boolean;

  @Column('timestamptz')
  updated_at!: Date;
}
