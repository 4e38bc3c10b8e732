import { AUTH_FLOWS } from '@patchbay/core/auth-flow';
import { z } from 'zod';
import { PageLimit, PageQuery, Search, text } from './common.ts';
import { PanelSummary } from './panel-summary.ts';

export const CONNECTOR_STATUSES = [
  'connected',
  'warning',
  'error',
  'not_connected',
  'planned',
] as const;

export const ConnectorQuery = z.strictObject({
  /** The library is one answer unless pages are asked for. */
  limit: PageLimit.optional(),
  cursor: PageQuery.shape.cursor,
  family: z.string().max(50).optional(),
  auth_flow: z.enum(AUTH_FLOWS).optional(),
  q: Search.optional(),
});

export const ConnectorScope = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  default: z.boolean(),
  required: z.boolean(),
});

/** JSON Schema 2020-12 with the `x-` keys the admin page draws forms from. */
export const FormSchema = z.record(z.string(), z.unknown());

export const ConnectorSummary = z.object({
  slug: z.string(),
  name: z.string(),
  family: z.string(),
  description: z.string(),
  icon: z.string().nullable(),
  auth_flows: z.array(z.enum(AUTH_FLOWS)),
  scopes: z.array(z.string()),
  /** Names of everything a connection record of this connector needs: credentials, then settings. */
  fields: z.array(z.string()),
  actions: z.array(z.string()),
  /** What people call it or do with it, besides its name: titles of its actions among them. */
  keywords: z.array(z.string()),
  /** What somebody needs before connecting; null where nothing is known. */
  preparation: z
    .object({
      account: z.enum(['none', 'member', 'administrator', 'developer']),
      minutes: z.int(),
    })
    .nullable(),
  enabled: z.boolean(),
  status: z.enum(CONNECTOR_STATUSES),
  /** The package it comes from; null for Patchbay's own. */
  package: z.object({ name: z.string(), version: z.string() }).nullable(),
});

export const ConnectorFlow = z.object({
  auth_flow: z.enum(AUTH_FLOWS),
  /** What the vendor's people call it, where the flow's own name would mislead. */
  label: z.string().nullable(),
  /** What the operator types for this flow: secrets of a key, or an OAuth client of their own. */
  credentials: FormSchema,
  /** The person is sent to the vendor; without it the credentials are enough. */
  redirect: z.boolean(),
  /** Disconnecting ends the access at the vendor too; otherwise somebody has to do it there. */
  revocable: z.boolean(),
  /** The site must have registered an OAuth application at the vendor first. */
  needs_oauth_app: z.boolean(),
  scopes: z.array(ConnectorScope),
  /** Steps to take at the vendor after connecting, as with a signed token. */
  registration: z.array(z.string()),
});

export const ConnectorAction = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  tool: z.string(),
  scopes: z.array(z.string()),
  input: FormSchema,
  sample: z.unknown(),
});

export const OAuthApp = z.object({
  client_id: z.string(),
  has_client_secret: z.boolean(),
  /** The secret comes from a secret store; where from is never told. */
  client_secret_reference: z.boolean(),
  updated_at: z.string(),
});

export const ConnectorDetail = ConnectorSummary.omit({ actions: true }).extend({
  flows: z.array(ConnectorFlow),
  settings: FormSchema,
  actions: z.array(ConnectorAction),
  panels: z.array(PanelSummary),
  sources: z.array(z.string()),
  /** Of the vendor's API, oldest first; empty where there is but one. */
  versions: z.array(
    z.object({
      version: z.string(),
      /** What new connections speak. */
      default: z.boolean(),
      /** The last day on which the vendor answers it, as `YYYY-MM-DD`. */
      sunset: z.string().nullable(),
      notes_url: z.string().nullable(),
    }),
  ),
  /** What its package declares that it may reach; null for Patchbay's own. */
  reach: z
    .object({
      hosts: z.array(z.string()),
      /** Also hosts that the operator types into its settings. */
      operator_hosts: z.boolean(),
    })
    .nullable(),
  rate_limit: z.object({ requests: z.int(), per_ms: z.int() }).nullable(),
  redirect_uri: z.string(),
  oauth_app: OAuthApp.nullable(),
  /** Connectors that share one OAuth application, and can use each other's accounts. */
  bundle: z.object({ slug: z.string(), name: z.string() }).nullable(),
});

export const PutOAuthApp = z.strictObject({
  client_id: text(500),
  client_secret: text(4000),
});
export const PutEnabled = z.strictObject({ enabled: z.boolean() });

export type ConnectorSummary = z.infer<typeof ConnectorSummary>;
export type ConnectorDetail = z.infer<typeof ConnectorDetail>;
export type ConnectorFlow = z.infer<typeof ConnectorFlow>;
export type ConnectorScope = z.infer<typeof ConnectorScope>;
export type OAuthApp = z.infer<typeof OAuthApp>;
export type PutOAuthApp = z.infer<typeof PutOAuthApp>;
export type ConnectorQuery = z.infer<typeof ConnectorQuery>;
