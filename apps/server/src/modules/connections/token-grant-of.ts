import type { TokenGrant } from '@patchbay/connector-sdk/auth/token-grant';
import type { AuthMethod } from '@patchbay/connector-sdk/definition';

/** How a stored credential of this flow buys its tokens; undefined where it is sent itself. */
export function tokenGrantOf(method: AuthMethod): TokenGrant | undefined {
  return method.flow === 'api_key' || method.flow === 'basic' ? method.grant : undefined;
}

/** Whether its credential is renewed without a refresh token. */
export function renewsItself(method: AuthMethod): boolean {
  return Boolean(method.flow === 'oauth' ? method.longLived : tokenGrantOf(method));
}
