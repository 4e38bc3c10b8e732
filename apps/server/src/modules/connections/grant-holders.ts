import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { EntityManager } from 'typeorm';
import type { ConnectorRegistry } from '../connectors/connector-registry.service.ts';

/** A grant, as far as it can be told from others at the same vendor. */
export interface GrantAtVendor {
  siteId: number;
  connector: Connector;
  method: Pick<OAuth2Method, 'sharedGrant'>;
  /** Whose it is, in the connector's words; null when nobody knows, so it may be anybody's. */
  accountId: string | null;
  /** Of the connection that holds it; absent for one that will not be kept. */
  held?: { id: number; grantId: string };
}

/**
 * How many other connections would lose their access with a grant: those made of the same consent,
 * and, where the vendor knows one grant for each account and application, those of the same account.
 * Connectors of one bundle call an account by different names, so there any of them may be it.
 */
export async function grantHolders(
  manager: EntityManager,
  registry: ConnectorRegistry,
  { siteId, connector, method, accountId, held }: GrantAtVendor,
): Promise<number> {
  const siblings = registry
    .bundled(connector)
    .map(({ slug }) => slug)
    .filter((slug) => slug !== connector.slug);
  const rows: { n: number }[] = await manager.query(
    `SELECT count(*)::int AS n FROM connections
      WHERE site_id = $1 AND id IS DISTINCT FROM $2 AND auth_flow = 'oauth' AND state <> 'auth_revoked'
        AND (grant_id = $3 OR ($4 AND (connector_type = ANY($5)
          OR (connector_type = $6 AND ($7::text IS NULL OR vendor_account_id = $7)))))`,
    [
      ...[siteId, held?.id ?? null, held?.grantId ?? null, method.sharedGrant ?? false],
      ...[siblings, connector.slug, accountId],
    ],
  );
  return rows[0]!.n;
}
