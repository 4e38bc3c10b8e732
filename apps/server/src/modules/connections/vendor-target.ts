import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { Rules } from '@patchbay/core/nearest-rules';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { Secret } from '../../platform/logging/secret.ts';
import { type StoredValue, isReference } from '../../platform/secrets/secret-reference.ts';
import { methodOf, vendorName } from '../connectors/connector-registry.service.ts';
import { type AccountLimit, accountLimit } from '../vendor-limits/rate-limiter.service.ts';
import type { Connection } from './connection.entity.ts';

/** As stored: a field may hold a reference into a secret store instead of its value. */
export type Credentials = Secret<Readonly<Record<string, StoredValue>>>;

/** As sent: every reference replaced by its value. Never stored. */
export type ResolvedCredentials = Secret<Readonly<Record<string, string>>>;

/** What of each credential in use can be sent as it is: asked at every call, and never different. */
const sendable = new WeakMap<Credentials, ResolvedCredentials>();

/** What of a stored credential can be sent as it is; the credential itself when that is all of it. */
export function withoutReferences(stored: Credentials): ResolvedCredentials {
  const known = sendable.get(stored);
  if (known) return known;
  const values = Object.entries(stored.reveal());
  const plain = values.filter((entry): entry is [string, string] => !isReference(entry[1]));
  const isAll = plain.length === values.length;
  const found = isAll ? (stored as ResolvedCredentials) : Secret.of(Object.fromEntries(plain));
  sendable.set(stored, found);
  return found;
}

/** Whom to call and as whom: a stored connection, or one that is just being tried. */
export interface VendorTarget {
  connector: Connector;
  /** Who that is, in messages (`vendorName`). */
  vendor: string;
  method: AuthMethod;
  flow: AuthFlow;
  settings: Readonly<Record<string, unknown>>;
  credentials: Credentials;
  /** For the whole exchange, by the connection's rules; absent while trying. */
  timeoutMs?: number;
  /** What its calls count against; absent while trying, when nobody knows the account yet. */
  limit?: AccountLimit;
  /** Ends a call that nobody waits for any longer. */
  signal?: AbortSignal;
  /** The stored connection, which shows whether its references can be read; absent while trying. */
  connection?: { siteId: number; id: number; secretProblem: string | null };
}

/** A stored connection, whose account is known. */
export interface StoredTarget extends VendorTarget {
  limit: AccountLimit;
}

type Stored = Pick<
  Connection,
  | 'site_id'
  | 'id'
  | 'connector_type'
  | 'vendor_account_id'
  | 'display_name'
  | 'auth_flow'
  | 'settings'
  | 'secret_problem'
>;

/** A stored connection as something that can be called. */
export function targetOf(
  connector: Connector,
  stored: Stored & { credentials: Credentials; rules: Rules },
): StoredTarget {
  return {
    connector,
    vendor: vendorName(connector, stored.display_name),
    method: methodOf(connector, stored.auth_flow),
    flow: stored.auth_flow,
    settings: stored.settings,
    credentials: stored.credentials,
    timeoutMs: stored.rules.timeoutMs,
    limit: accountLimit(stored),
    connection: {
      siteId: stored.site_id,
      id: stored.id,
      secretProblem: stored.secret_problem,
    },
  };
}
