import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { hostAllowed } from '@patchbay/connector-sdk/host-allowed';
import { ProblemError } from '../../platform/errors/problem.ts';
import { credentialOrigins } from './credential-hosts.ts';
import { fromSettings } from './from-settings.ts';

interface Place {
  connector: Connector;
  method: AuthMethod;
  settings: Readonly<Record<string, unknown>>;
}

/**
 * A stored token used for another connection goes where its own goes, or to hosts that the other
 * connector names by itself: never to one that somebody typed into its settings.
 *
 * @throws ProblemError 422 `credential_required`
 */
export async function requireKnownPlaces(
  to: Place,
  from: Place & { method: OAuth2Method },
): Promise<void> {
  const known = new Set(await credentialOrigins(from.connector, from.method, from.settings));
  const context = { settings: to.settings, flow: 'oauth' as const, now: 0 };
  const declared = { baseUrl: baseOf(to.connector), hosts: to.connector.hosts ?? [] };
  const foreign = (await credentialOrigins(to.connector, to.method, to.settings)).filter(
    (origin) => !known.has(origin) && !hostAllowed(declared, context, new URL(origin)),
  );
  if (foreign.length === 0 && tokenUrl(to) === tokenUrl(from)) return;
  throw new ProblemError(
    422,
    'credential_required',
    'These settings lead elsewhere than the account was connected for. Connect anew.',
  );
}

/** A base that depends on settings is nobody's word but the operator's. */
function baseOf({ baseUrl }: Connector): string {
  return typeof baseUrl === 'string' ? baseUrl : 'https://settings.invalid';
}

function tokenUrl({ method, settings }: Place): string | undefined {
  return method.flow === 'oauth' ? fromSettings(method.tokenUrl, settings) : undefined;
}
