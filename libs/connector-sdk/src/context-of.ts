import type { Connector, RequestContext } from './definition.ts';
import { versionOf } from './version-of.ts';

/** What a connector may know while it describes a request, with the version the connection speaks. */
export function contextOf(
  connector: Pick<Connector, 'versions'>,
  known: Omit<RequestContext, 'version'>,
): RequestContext {
  const version = versionOf(connector, known.settings);
  return version === undefined ? known : { ...known, version };
}
