import { AUTH_FLOWS } from '@patchbay/core/auth-flow';
import { CATEGORIES } from '@patchbay/core/category';
import { CONNECTION_STATES } from '@patchbay/core/connection-state';
import { HEALTHS, HEALTH_CODES } from '@patchbay/core/health';
import { TEST_OUTCOMES } from '@patchbay/core/test-outcome';
import { z } from 'zod';
import {
  Id,
  PagePath,
  PageQuery,
  Search,
  TextList,
  filterText,
  Timestamp,
  listOf,
  page,
  sortOf,
  text,
} from './common.ts';
import { TestResult } from './test-result.ts';

const Scopes = z.array(text(500)).max(200);
const Settings = z.record(z.string().max(100), z.unknown());
const Credentials = z.record(z.string().max(100), z.string().max(10_000));
const Slug = filterText(50).min(1);

export const Connection = z.object({
  id: Id,
  connector_type: z.string(),
  family: z.string(),
  category: z.enum(CATEGORIES),
  display_name: z.string(),
  state: z.enum(CONNECTION_STATES),
  /** Why the state is what it is, in words for an operator; null while all is well. */
  state_reason: z.string().nullable(),
  health: z.enum(HEALTHS),
  /** Why it is not `connected`, in words for an operator; null when it is. */
  health_reason: z
    .object({
      code: z.enum(HEALTH_CODES),
      message: z.string(),
      /** When it was seen, or for `expiring_soon` when it ends. */
      at: Timestamp.nullable(),
    })
    .nullable(),
  auth_flow: z.enum(AUTH_FLOWS),
  vendor_account_id: z.string().nullable(),
  vendor_account_name: z.string().nullable(),
  settings: Settings,
  scopes_granted: z.array(z.string()),
  /** Asked for by the last authorization, and not granted. */
  scopes_missing: z.array(z.string()),
  expires_at: Timestamp.nullable(),
  /** When the token is refreshed next; after a failure, when it is tried again. Null: not by itself. */
  refresh_due_at: Timestamp.nullable(),
  /** When the grant ends unless renewed; null when the vendor does not say. */
  grant_expires_at: Timestamp.nullable(),
  last_test_at: Timestamp.nullable(),
  last_test_outcome: z.enum(TEST_OUTCOMES).nullable(),
  last_delivery_at: Timestamp.nullable(),
  /** Deliveries go out one after the other, in the order they were accepted. */
  strict_order: z.boolean(),
  operator_of_record: Id,
  has_credential: z.boolean(),
  has_refresh_token: z.boolean(),
  /** Credential fields whose value comes from a secret store; where from is never told. */
  credential_references: z.array(z.string()),
  /** Until when a replaced signing secret still signs beside its successor. */
  previous_secret_until: Timestamp.nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
});

export const ConnectionPage = page(Connection);
/** What acts on a connection answers with it, and with the test call where one was made. */
export const ConnectionWithTest = Connection.extend({ test: TestResult.optional() });
/** `secret` is shown this once, for a signed token Patchbay generated. */
export const ChangeVersion = z.strictObject({ version: text(100) });
export type ChangeVersion = z.infer<typeof ChangeVersion>;

export const CreatedConnection = ConnectionWithTest.extend({ secret: z.string().optional() });

export const CONNECTION_SORTS = [
  'id',
  'display_name',
  'connector_type',
  'state',
  'last_delivery_at',
  'created_at',
] as const;

export const ConnectionQuery = PageQuery.extend({
  state: listOf(CONNECTION_STATES).optional(),
  /** Those that need somebody: health `error` or `warning`. */
  attention: z.literal('true').optional(),
  family: filterText(50).optional(),
  category: z.enum(CATEGORIES).optional(),
  connector_type: Slug.optional(),
  /** Connections of any connector of this bundle. */
  bundle: Slug.optional(),
  q: Search.optional(),
  sort: sortOf(CONNECTION_SORTS).default('-created_at'),
}).strict();

export const CreateConnection = z.strictObject({
  connector_type: Slug,
  auth_flow: z.enum(AUTH_FLOWS),
  display_name: text(100).optional(),
  category: z.enum(CATEGORIES).optional(),
  credentials: Credentials.default({}),
  settings: Settings.default({}),
  /** OAuth within a bundle: uses the account of this connection instead of asking for a new consent. */
  from_connection_id: Id.optional(),
});

export const AuthorizeConnection = z.strictObject({
  connector_type: Slug,
  display_name: text(100).optional(),
  category: z.enum(CATEGORIES).optional(),
  scopes: Scopes.optional(),
  settings: Settings.default({}),
  credentials: Credentials.default({}),
  return_to: PagePath.optional(),
  /** The vendor's page opens in a window of its own, so the way back ends at /oauth/finished. */
  popup: z.boolean().optional(),
});
export const AuthorizeAnswer = z.object({
  authorize_url: z.string(),
  /** Names this trip to the vendor on the page the browser comes back to; no secret. */
  attempt: z.string(),
});

export const UpdateConnection = z.strictObject({
  display_name: text(100).optional(),
  category: z.enum(CATEGORIES).optional(),
  settings: Settings.optional(),
  strict_order: z.boolean().optional(),
});

/** With settings, because a credential is sent to no other host than those it was entered for. */
export const PutCredentials = z.strictObject({
  credentials: Credentials,
  settings: UpdateConnection.shape.settings,
});
export type PutCredentials = z.infer<typeof PutCredentials>;
export const EditScopes = z.strictObject({
  scopes: Scopes.min(1),
  return_to: AuthorizeConnection.shape.return_to,
  popup: AuthorizeConnection.shape.popup,
});
export const Reauthorize = z.strictObject({
  return_to: AuthorizeConnection.shape.return_to,
  popup: AuthorizeConnection.shape.popup,
});

/** What the scope picker shows: what the vendor offers, what is held, and who needs it. */
export const ConnectionScopes = z.object({
  offered: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      description: z.string().optional(),
      /** The connector cannot work without it. */
      required: z.boolean(),
      held: z.boolean(),
      required_by: z.array(
        z.object({ kind: z.enum(['action', 'test', 'module']), name: z.string() }),
      ),
    }),
  ),
  /** Everything granted, also what the connector does not know. */
  held: z.array(z.string()),
  /** Asked for by the last authorization; null when that is not known. */
  requested: z.array(z.string()).nullable(),
  /** Of those, what was not granted. */
  missing: z.array(z.string()),
});

/** `shared`: other connections stand on the same grant, so it was left at the vendor. */
export const REVOCATIONS = ['revoked', 'shared', 'unsupported', 'failed'] as const;
export const DisconnectQuery = z.strictObject({ force: z.enum(['true', 'false']).optional() });
export const Disconnected = z.object({ id: Id, revocation: z.enum(REVOCATIONS) });

export const Usage = z.object({
  module: z.string(),
  reference: z.string(),
  label: z.string(),
  scopes: z.array(z.string()),
  created_at: Timestamp,
});
export const PutUsage = z.strictObject({
  label: text(200),
  /** What the module's calls need; the scope picker names the module beside them. */
  scopes: Scopes.default([]),
});
/** What pausing or disconnecting would stop. */
export const UsageSummary = z.object({
  modules: z.int(),
  deliveries_waiting: z.int(),
  deliveries_last_7_days: z.int(),
  /** The counts are lower bounds: more was there than is read for this. */
  at_least: z.boolean(),
  by_module: z.array(
    z.object({
      module: z.string(),
      /** It never registered a usage, but was seen in the log of the last 30 days. */
      observed: z.boolean(),
      references: z.int(),
      deliveries_waiting: z.int(),
      deliveries_last_7_days: z.int(),
      last_delivery_at: Timestamp.nullable(),
    }),
  ),
});
export const UsageList = z.object({
  items: z.array(Usage),
  next_cursor: z.null(),
  summary: UsageSummary,
});

export const PickerQuery = PageQuery.extend({
  family: filterText(50).optional(),
  action: z.string().max(100).optional(),
  scopes: TextList.optional(),
}).strict();
export const PickerConnection = Connection.pick({
  id: true,
  display_name: true,
  connector_type: true,
  vendor_account_name: true,
});
export const PickerPage = page(PickerConnection);

export type Connection = z.infer<typeof Connection>;
export type ConnectionWithTest = z.infer<typeof ConnectionWithTest>;
export type CreatedConnection = z.infer<typeof CreatedConnection>;
export type ConnectionQuery = z.infer<typeof ConnectionQuery>;
export type CreateConnection = z.infer<typeof CreateConnection>;
export type AuthorizeConnection = z.infer<typeof AuthorizeConnection>;
export type AuthorizeAnswer = z.infer<typeof AuthorizeAnswer>;
export type UpdateConnection = z.infer<typeof UpdateConnection>;
export type ConnectionScopes = z.infer<typeof ConnectionScopes>;
export type Reauthorize = z.infer<typeof Reauthorize>;
export type EditScopes = z.infer<typeof EditScopes>;
export type Disconnected = z.infer<typeof Disconnected>;
export type PutUsage = z.infer<typeof PutUsage>;
export type Usage = z.infer<typeof Usage>;
export type UsageSummary = z.infer<typeof UsageSummary>;
export type PickerConnection = z.infer<typeof PickerConnection>;
export type PickerQuery = z.infer<typeof PickerQuery>;
