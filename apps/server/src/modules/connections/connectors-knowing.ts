import type { Connector } from '@patchbay/connector-sdk/definition';

/**
 * Slugs of connectors whose vendor has all these scopes. What a key of such a vendor may do only the
 * vendor knows; a key of any other holds none of them.
 */
export function connectorsKnowing(
  scopes: readonly string[],
  connectors: readonly Pick<Connector, 'slug' | 'auth'>[],
): string[] {
  return connectors.filter((connector) => knows(connector, scopes)).map(({ slug }) => slug);
}

function knows({ auth }: Pick<Connector, 'auth'>, scopes: readonly string[]): boolean {
  const known = new Set(
    auth.flatMap((method) => (method.flow === 'oauth' ? Object.keys(method.scopes) : [])),
  );
  return scopes.every((scope) => known.has(scope));
}
