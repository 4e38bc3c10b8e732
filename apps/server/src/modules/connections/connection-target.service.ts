import { Inject, Injectable } from '@nestjs/common';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import type { Connection } from './connection.entity.ts';
import { CredentialStore } from './credential-store.service.ts';
import { RefreshService } from './refresh.service.ts';
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
    if (this.refreshes.isDue(row)) {
      await this.refreshes.refresh(row.site_id, row.id, row.credential_version);
    }
    return this.asStored(row);
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
    };
  }
}
      connection: { siteId: row.site_id, id: row.id, secretProblem: row.secret_problem },
