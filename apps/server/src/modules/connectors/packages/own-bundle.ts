import type { Connector } from '@patchbay/connector-sdk/definition';

/**
 * A package's bundle is its own, whatever it calls it: by the name of another's it would be handed
 * that one's OAuth application and accounts. No slug of ours holds a colon.
 */
export function ownBundle(connector: Connector, packageName: string): Connector {
  const { bundle } = connector;
  if (!bundle) return connector;
  return { ...connector, bundle: { ...bundle, slug: `${packageName}:${bundle.slug}` } };
}
