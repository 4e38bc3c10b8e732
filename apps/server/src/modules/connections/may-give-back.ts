import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { DataSource } from 'typeorm';
import { Connection } from './connection.entity.ts';

/**
 * Whether a grant that will not be kept may be revoked at the vendor. Where a vendor knows one grant
 * for each account and application, that must not take along the one of a connection that stands.
 *
 * @param accountId whose grant it is; null when nobody knows, so it may be anybody's
 */
export async function mayGiveBack(
  db: DataSource,
  method: Pick<OAuth2Method, 'sharedGrant'>,
  grant: { siteId: number; connectorType: string; accountId: string | null },
): Promise<boolean> {
  if (!method.sharedGrant) return true;
  const holders = await db.manager.countBy(Connection, {
    site_id: grant.siteId,
    connector_type: grant.connectorType,
    ...(grant.accountId !== null && { vendor_account_id: grant.accountId }),
  });
  return holders === 0;
}
