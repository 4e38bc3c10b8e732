import { createHash } from 'node:crypto';
import type { RateLimit } from '@patchbay/core/nearest-rules';
import type { RuledConnection } from '../connections/connection-rules.service.ts';

/** Whose calls are counted together. */
export interface Account {
  siteId: number;
  /** The connector with its account at the vendor, or the connection where no account is known. */
  account: string;
}

/** An account, and what may be sent in its name; `null` where nobody states a limit. */
export interface AccountLimit extends Account {
  rule: RateLimit | null;
}

/** Identifiers beyond this stand for themselves by a digest: they are part of a key. */
const LONGEST = 200;

/** Connections of one site to one vendor account share its limit, however many they are. */
export function accountLimit(connection: RuledConnection): AccountLimit {
  const { vendor_account_id: vendorAccount, connector_type: connector } = connection;
  const whose = vendorAccount ? `account:${short(vendorAccount)}` : `connection:${connection.id}`;
  return {
    siteId: connection.site_id,
    account: `${connector}:${whose}`,
    rule: connection.rules.rateLimit,
  };
}

function short(id: string): string {
  if (id.length <= LONGEST) return id;
  return createHash('sha256').update(id).digest('base64url');
}
