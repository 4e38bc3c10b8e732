import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SecretReferences } from '../../platform/secrets/secret-references.service.ts';
import { SecretUnavailableError } from '../../platform/secrets/secret-unavailable.ts';
import type { ResolvedCredentials, VendorTarget } from './vendor-target.ts';

type Holder = Pick<VendorTarget, 'credentials' | 'connection'>;

/**
 * A target's credential as it is sent. Whoever calls a vendor gets it here, at the call, and lets it
 * go afterwards; what could not be read is noted on the connection until it can be again.
 */
@Injectable()
export class CredentialOpener {
  private readonly logger = new Logger(CredentialOpener.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(SecretReferences) private readonly references: SecretReferences,
  ) {}

  /** @throws SecretUnavailableError */
  open(target: Holder): Promise<ResolvedCredentials> {
    return this.noting(target, () => this.references.resolve(target.credentials));
  }

  /**
   * After the vendor refused what `open` gave.
   *
   * @returns null when the secret is still the same
   * @throws SecretUnavailableError: then nobody can tell whether the vendor's word still holds
   */
  renewed(target: Holder, used: ResolvedCredentials): Promise<ResolvedCredentials | null> {
    return this.noting(target, () => this.references.renewed(target.credentials, used));
  }

  private async noting<T>(target: Holder, read: () => Promise<T>): Promise<T> {
    try {
      const value = await read();
      if (target.connection?.secretProblem) await this.note(target, null);
      return value;
    } catch (error) {
      if (error instanceof SecretUnavailableError) await this.note(target, error);
      throw error;
    }
  }

  private async note({ connection }: Holder, error: SecretUnavailableError | null): Promise<void> {
    const problem = error?.message ?? null;
    if (!connection || connection.secretProblem === problem) return;
    if (error) {
      this.logger.warn(
        `a secret reference of connection ${connection.id} cannot be read: ${error.field}, ${error.trouble}`,
      );
    }
    await this.db.query(
      `UPDATE connections SET secret_problem = $3
        WHERE site_id = $1 AND id = $2 AND secret_problem IS DISTINCT FROM $3`,
      [connection.siteId, connection.id, problem],
    );
  }
}
