import type { Action } from '@patchbay/connector-sdk/action';
import type { Connector, RequestContext } from '@patchbay/connector-sdk/definition';
import type { VendorRequest } from '@patchbay/connector-sdk/request';

interface CallRule {
  method: string;
  path: RegExp;
  scopes: readonly string[];
}

const known = new WeakMap<Connector, CallRule[]>();

/**
 * Scopes that a caller's own request needs, as far as the connector can tell: those of the action
 * that makes the same call. Empty for calls no action makes; the vendor decides about them.
 *
 * @param rawPath below the connector's base address, with or without a query
 */
export function scopesOfCall(
  connector: Connector,
  context: RequestContext,
  method: string,
  rawPath: string,
): readonly string[] {
  const rules = known.get(connector) ?? learn(connector, context);
  const path = `/${rawPath.split('?')[0]!.replace(/^\/+/, '')}`;
  return rules.find((rule) => rule.method === method && rule.path.test(path))?.scopes ?? [];
}

/** Kept once every action has shown itself; some need a setting that not every connection has. */
function learn(connector: Connector, context: RequestContext): CallRule[] {
  const scoped = Object.values(connector.actions).filter((action) => action.scopes?.length);
  const rules = scoped.map((action) => ruleOf(action, context));
  const found = rules.filter((rule) => rule !== undefined);
  if (found.length === rules.length) known.set(connector, found);
  return found;
}

function ruleOf(action: Action, context: RequestContext): CallRule | undefined {
  const request = describe(action, context);
  // Another host than the base, which the proxy leads to, is another interface.
  if (!request || request.baseUrl !== undefined || request.rawPath !== undefined) return undefined;
  return { method: request.method, path: pattern(request.path), scopes: action.scopes ?? [] };
}

/** An action's method and path do not depend on its input, so its own sample shows them. */
function describe(action: Action, context: RequestContext): VendorRequest | undefined {
  try {
    return action.request(action.input.parse(action.sample), context, {});
  } catch {
    return undefined; // needs a setting this connection lacks: nothing can be told
  }
}

/** `{name}` stands for one segment or a part of one. */
function pattern(template: string): RegExp {
  const parts = template
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
