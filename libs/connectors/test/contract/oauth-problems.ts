import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { FindOperation } from './contract-problems.ts';
import type { Json } from './descriptions.ts';

interface Flow {
  authorizationUrl?: string;
  tokenUrl?: string;
  scopes?: Record<string, unknown>;
}

interface Scheme extends Flow {
  type: string;
  flows?: Record<string, Flow>;
}

/** Addresses and scopes of OAuth against what the descriptions say of them, where they do. */
export function oauthProblems(
  connector: Connector,
  openapi: readonly Json[],
  discovery: readonly Json[],
  find: FindOperation,
): string[] {
  const trial = trialsOf(connector).trials.find(({ context }) => context.flow === 'oauth');
  if (trial?.method.flow !== 'oauth') return [];
  const { method, context } = trial;
  const flows = openapi.flatMap(flowsOf);
  const address = (declared: unknown) =>
    typeof declared === 'function' ? String(declared(context.settings)) : String(declared);
  // Described as an operation, it may be newer than the scheme.
  const isOperation = find({ method: 'POST', url: new URL(address(method.tokenUrl)) });
  const tokenUrls = isOperation ? [] : flows.map((flow) => flow.tokenUrl);
  return [
    ...addressProblems('authorizeUrl', address(method.authorizeUrl), flows.map((flow) => flow.authorizationUrl)), // prettier-ignore
    ...addressProblems('tokenUrl', address(method.tokenUrl), tokenUrls),
    ...scopeProblems(Object.keys(method.scopes), [...flows, ...discovery.map(googleFlow)]),
  ];
}

function flowsOf(root: Json): Flow[] {
  const { components, securityDefinitions } = root as {
    components?: { securitySchemes?: Record<string, Scheme> };
    securityDefinitions?: Record<string, Scheme>;
  };
  const schemes = Object.values(components?.securitySchemes ?? securityDefinitions ?? {});
  return schemes
    .filter(({ type }) => type === 'oauth2')
    .flatMap((scheme) => (scheme.flows ? Object.values(scheme.flows) : [scheme]));
}

function googleFlow(root: Json): Flow {
  const { auth } = root as { auth?: { oauth2?: Flow } };
  return auth?.oauth2 ?? {};
}

function addressProblems(
  key: string,
  declared: string,
  described: readonly (string | undefined)[],
): string[] {
  const known = [...new Set(described.filter((one) => one !== undefined))];
  if (known.length === 0 || known.includes(declared)) return [];
  return [`auth.oauth.${key}: ${declared} is not ${known.join(' or ')}`];
}

/** Only where a description lists scopes at all. */
function scopeProblems(declared: readonly string[], flows: readonly Flow[]): string[] {
  const known = new Set(flows.flatMap(({ scopes }) => Object.keys(scopes ?? {})));
  if (known.size === 0) return [];
  return declared
    .filter((scope) => !known.has(scope))
    .map((scope) => `auth.oauth.scopes: ${scope} is not described`);
}
