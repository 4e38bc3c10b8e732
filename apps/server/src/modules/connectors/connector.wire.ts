import type {
  ConnectorDetail,
  ConnectorFlow,
  ConnectorSummary,
  OAuthApp,
} from '@patchbay/contracts/connector';
import { typedFields } from '@patchbay/connector-sdk/auth/typed-fields';
import type { ApiVersion } from '@patchbay/connector-sdk/api-version';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { formSchema } from '@patchbay/connector-sdk/json-schema';
import type { PlannedDefinition } from '@patchbay/connector-sdk/planned';
import { toPanelSummary } from './panel.wire.ts';
import type { OAuthAppRow } from './oauth-app.entity.ts';
import type { PackagedConnector } from './packages/load-packages.ts';

export interface ConnectorFacts {
  enabled: boolean;
  status: ConnectorSummary['status'];
  /** Of a connector that others wrote. */
  packaged: PackagedConnector | undefined;
}

export function toConnectorSummary(
  connector: Connector,
  { enabled, status, packaged }: ConnectorFacts,
): ConnectorSummary {
  const credentials = connector.auth.flatMap((method) => fieldNames(typedFields(method)));
  return {
    slug: connector.slug,
    name: connector.name,
    family: connector.family,
    description: connector.description,
    icon: connector.icon ?? null,
    auth_flows: connector.auth.map((method) => method.flow),
    scopes: connector.auth.flatMap((method) => scopesOf(method).map((scope) => scope.id)),
    fields: [...new Set([...credentials, ...fieldNames(connector.settings)])],
    actions: Object.keys(connector.actions),
    keywords: keywordsOf(connector),
    preparation: connector.preparation ?? null,
    enabled,
    status,
    package: packaged?.package ?? null,
  };
}

/** Nothing is known of it but what the library announces. */
export function toPlannedSummary(entry: PlannedDefinition): ConnectorSummary {
  return {
    ...{ slug: entry.slug, name: entry.name, family: entry.family },
    description: entry.description,
    icon: entry.icon ?? null,
    ...{ auth_flows: [], scopes: [], fields: [], actions: [] },
    keywords: [...(entry.keywords ?? [])],
    preparation: null,
    ...{ enabled: true, status: 'planned', package: null },
  };
}

export function toPlannedDetail(entry: PlannedDefinition, redirectUri: string): ConnectorDetail {
  return {
    ...toPlannedSummary(entry),
    ...{ flows: [], settings: {}, actions: [], panels: [], sources: [], rate_limit: null },
    ...{ reach: null, versions: [] },
    redirect_uri: redirectUri,
    oauth_app: null,
    bundle: null,
  };
}

function keywordsOf(connector: Connector): string[] {
  const titles = Object.values(connector.actions).map((action) => action.title);
  return [...(connector.keywords ?? []), ...titles];
}

export function toConnectorDetail(
  connector: Connector,
  facts: ConnectorFacts,
  redirectUri: string,
  app: OAuthAppRow | null,
): ConnectorDetail {
  return {
    ...toConnectorSummary(connector, facts),
    flows: connector.auth.map(toFlow),
    settings: formSchema(connector.settings),
    actions: Object.entries(connector.actions).map(([name, action]) => ({
      name,
      title: action.title,
      description: action.description,
      tool: action.tool ?? name,
      scopes: [...(action.scopes ?? [])],
      input: formSchema(action.input as never),
      sample: action.sample,
    })),
    panels: Object.entries(connector.panels ?? {}).map(([name, panel]) =>
      toPanelSummary(name, panel),
    ),
    sources: [...connector.sources],
    versions: (connector.versions ?? []).map(toVersion),
    reach: reachOf(facts.packaged),
    rate_limit: connector.rateLimit
      ? { requests: connector.rateLimit.requests, per_ms: connector.rateLimit.perMs }
      : null,
    redirect_uri: redirectUri,
    oauth_app: app && toOAuthApp(app),
    bundle: connector.bundle ? { slug: connector.bundle.slug, name: connector.bundle.name } : null,
  };
}

function toVersion({ version, default: isDefault, sunset, notesUrl }: ApiVersion) {
  return {
    version,
    default: isDefault ?? false,
    sunset: sunset ?? null,
    notes_url: notesUrl ?? null,
  };
}

function reachOf(packaged: PackagedConnector | undefined): ConnectorDetail['reach'] {
  if (!packaged) return null;
  const { hosts, operator_hosts } = packaged.declared;
  return { hosts: [...hosts], operator_hosts };
}

export function toOAuthApp(app: OAuthAppRow): OAuthApp {
  return {
    client_id: app.client_id,
    has_client_secret: true,
    client_secret_reference: app.client_secret_reference,
    updated_at: app.updated_at.toISOString(),
  };
}

function toFlow(method: AuthMethod): ConnectorFlow {
  const redirect = method.flow === 'oauth' && !method.manual;
  return {
    auth_flow: method.flow,
    label: method.flow === 'api_key' ? (method.label ?? null) : null,
    credentials: formSchema(typedFields(method)),
    redirect,
    revocable: method.flow === 'oauth' && Boolean(method.revokeUrl ?? method.revokeRequest),
    needs_oauth_app: redirect && !method.ownClient,
    scopes: scopesOf(method),
    registration: method.flow === 'signed_token' ? [...method.registration] : [],
  };
}

function scopesOf(method: AuthMethod): ConnectorFlow['scopes'] {
  if (method.flow !== 'oauth') return [];
  return Object.entries(method.scopes).map(([id, scope]) => ({
    id,
    title: scope.title,
    description: scope.description ?? null,
    default: Boolean(scope.default || scope.required),
    required: Boolean(scope.required),
  }));
}

function fieldNames(fields: { shape: Record<string, unknown> } | undefined): string[] {
  return Object.keys(fields?.shape ?? {});
}
