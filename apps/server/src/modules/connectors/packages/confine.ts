import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { declares } from './beyond-declared.ts';
import type { DeclaredConnector } from './package-manifest.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * The same connector, its addresses held to what its package declares whenever settings or answers
 * lead elsewhere. The outbound client sends to no other address than these.
 */
export function confine(connector: Connector, declared: DeclaredConnector): Connector {
  if (declared.operator_hosts) return connector;
  const held = (address: string): string => {
    const { host } = new URL(address);
    if (declares(declared, host)) return address;
    throw new RequestBuildError('baseUrl', `${host} is not declared by the package`);
  };
  const { baseUrl } = connector;
  return {
    ...connector,
    baseUrl: typeof baseUrl === 'string' ? baseUrl : (context) => held(baseUrl(context)),
    auth: connector.auth.map((method) => heldMethod(method, held)) as unknown as Connector['auth'],
  };
}

function heldMethod(method: AuthMethod, held: (address: string) => string): AuthMethod {
  if (method.flow !== 'oauth') return method;
  const { authorizeUrl, tokenUrl, revokeUrl } = method;
  const wrap = (from: string | ((settings: Settings) => string)) =>
    typeof from === 'string' ? from : (settings: Settings) => held(from(settings));
  return {
    ...method,
    tokenUrl: wrap(tokenUrl),
    ...(authorizeUrl && { authorizeUrl: wrap(authorizeUrl) }),
    ...(typeof revokeUrl === 'function' && {
      revokeUrl: (settings: Settings) => {
        const address = revokeUrl(settings);
        return address === undefined ? undefined : held(address);
      },
    }),
  };
}
