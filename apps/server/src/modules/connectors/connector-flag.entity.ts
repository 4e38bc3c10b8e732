import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Feature flag of a connector in a site; without a row it is enabled. */
@Entity('connector_flags')
export class ConnectorFlag {
  @PrimaryColumn('bigint')
  site_id!: number;

  @PrimaryColumn('text')
  connector_type!: string;

  @Column('boolean')
  enabled!: boolean;
}
