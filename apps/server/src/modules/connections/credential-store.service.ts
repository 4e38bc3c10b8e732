import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Secret } from '../../platform/logging/secret.ts';
import type { StoredValue } from '../../platform/secrets/secret-reference.ts';
import { referenceNames } from './reference-names.ts';
import type { Credentials } from './vendor-target.ts';

export interface SealedCredentials {
  credential_blob: Buffer;
  refresh_token_blob: Buffer | null;
  credential_references: string[];
}

/** As they are at rest: references stay references until a call needs their values. */
export interface OpenedCredentials {
  credentials: Credentials;
  refreshToken: Secret<StoredValue> | null;
}

interface BlobRow {
  credential_blob: Buffer | null;
  refresh_token_blob: Buffer | null;
}

/** The only reader and writer of credentials at rest. */
@Injectable()
export class CredentialStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /** The id a connection will have; it is bound into the sealed credential. */
  async reserveId(): Promise<number> {
    const rows: { id: number }[] = await this.db.query(
      `SELECT nextval(pg_get_serial_sequence('connections', 'id')) AS id`,
    );
    return rows[0]!.id;
  }

  async seal(
    siteId: number,
    connectionId: number,
    credentials: Credentials,
    refreshToken: Secret<StoredValue> | null,
  ): Promise<SealedCredentials> {
    const keys = await this.keyring.keysFor(siteId);
    return {
      credential_blob: keys.sealJson(context('credential_blob', connectionId), credentials),
      refresh_token_blob: refreshToken
        ? keys.sealJson(context('refresh_token_blob', connectionId), refreshToken)
        : null,
      credential_references: referenceNames({ credentials, refreshToken }),
    };
  }

  /**
   * @param by the transaction that has the row locked, if one has
   * @throws DecryptionError when the row cannot be opened with the site's keys
   */
  async open(
    siteId: number,
    connectionId: number,
    by: Pick<EntityManager, 'query'> = this.db,
  ): Promise<OpenedCredentials> {
    try {
      return await this.readAndOpen(siteId, connectionId, by);
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      // Read before a rotation sealed it anew, and opened after the old key was gone?
      return this.readAndOpen(siteId, connectionId, by);
    }
  }

  private async readAndOpen(
    siteId: number,
    connectionId: number,
    by: Pick<EntityManager, 'query'>,
  ): Promise<OpenedCredentials> {
    const rows: BlobRow[] = await by.query(
      `SELECT credential_blob, refresh_token_blob FROM connections WHERE site_id = $1 AND id = $2`,
      [siteId, connectionId],
    );
    return this.openRow(
      siteId,
      connectionId,
      rows[0] ?? { credential_blob: null, refresh_token_blob: null },
    );
  }

  /** The same for who can do without: null when it does not open. */
  async openIfReadable(siteId: number, connectionId: number): Promise<OpenedCredentials | null> {
    try {
      return await this.open(siteId, connectionId);
    } catch (error) {
      if (error instanceof DecryptionError) return null;
      throw error;
    }
  }

  async openRow(siteId: number, connectionId: number, row: BlobRow): Promise<OpenedCredentials> {
    const { credential_blob: blob, refresh_token_blob: refreshBlob } = row;
    const credentials = blob
      ? await this.keyring.openJson(siteId, context('credential_blob', connectionId), blob)
      : Secret.of({});
    const refreshToken = refreshBlob
      ? await this.keyring.openJson(
          siteId,
          context('refresh_token_blob', connectionId),
          refreshBlob,
        )
      : null;
    return {
      credentials: credentials as Credentials,
      refreshToken: refreshToken as Secret<StoredValue> | null,
    };
  }
}

function context(column: 'credential_blob' | 'refresh_token_blob', connectionId: number) {
  return { table: 'connections', column, row: String(connectionId) };
}
