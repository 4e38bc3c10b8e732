import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import type { Secret } from '../../platform/logging/secret.ts';

export type Credentials = Secret<Readonly<Record<string, string>>>;

/** Whom to call and as whom: a stored connection, or one that is just being tried. */
export interface VendorTarget {
  connector: Connector;
  /** Who that is, in messages (`vendorName`). */
  vendor: string;
  method: AuthMethod;
  flow: AuthFlow;
  settings: Readonly<Record<string, unknown>>;
  credentials: Credentials;
}
