import { Inject, Injectable } from '@nestjs/common';
import type { ProblemError } from '../../platform/errors/problem.ts';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import type { Connection } from './connection.entity.ts';
import { CredentialStore } from './credential-store.service.ts';
import { RefreshService, hasEnded } from './refresh.service.ts';
import { grantLost, tokenUnavailable } from './token-unavailable.ts';
import type { VendorTarget } from './vendor-target.ts';

/** From a stored connection to something that can be called, its token fresh. */
@Injectable()
export class ConnectionTargetService {
  constructor(
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
  ) {}

  /**
   * Refreshes first when the access token is about to end. A refresh that fails is not told here:
   * the token may still serve, and if not, the vendor's answer says so.
   */
  async fresh(row: Connection): Promise<VendorTarget> {
    await this.refreshes.renewIfDue(row);
    return this.asStored(row);
  }

  /**
   * The same for a call that must not leave with a token known to have ended.
   *
   * @throws ProblemError 503 `token_unavailable` while the vendor issues no new one, 409
   *   `connection_unavailable` when it will not
   */
  async usable(row: Connection): Promise<VendorTarget> {
    const outcome = await this.refreshes.renewIfDue(row);
    if (outcome === 'grant_lost') throw await this.withoutToken(row, outcome);
    if (outcome === 'unavailable' && hasEnded(row)) throw await this.withoutToken(row, outcome);
    return this.asStored(row);
  }

  /** What a caller hears when there is no token to call with. */
  async withoutToken(
    row: Connection,
    outcome: 'grant_lost' | 'unavailable',
  ): Promise<ProblemError> {
    const { state, retryAt } = await this.refreshes.standing(row);
    return outcome === 'grant_lost' ? grantLost(state) : tokenUnavailable(retryAt);
  }

  async asStored(row: Connection): Promise<VendorTarget> {
    const connector = this.registry.get(row.connector_type);
    const { credentials } = await this.credentials.open(row.site_id, row.id);
    return {
      connector,
      vendor: vendorName(connector, row.display_name),
      method: methodOf(connector, row.auth_flow),
      flow: row.auth_flow,
      settings: row.settings,
      credentials,
      connection: { siteId: row.site_id, id: row.id, secretProblem: row.secret_problem },
    };
  }
}
