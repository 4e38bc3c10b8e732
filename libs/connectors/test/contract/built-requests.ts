import type { Connector } from '@patchbay/connector-sdk/definition';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';

/** A request as it would reach the vendor, with the declaration it came from. */
export interface Built {
  /** `actions.refund` or `test`, with the flow. */
  from: string;
  request: VendorRequest;
  url: URL;
  body: string;
  headers: Record<string, string>;
  /** OAuth scopes the declaration says it needs. */
  scopes: readonly string[];
}

/** Every request of a connector: the test call, each action's sample, and further inputs. */
export function builtRequests(
  connector: Connector,
  inputs: Readonly<Record<string, readonly unknown[]>> = {},
): Built[] {
  return trialsOf(connector).trials.flatMap(({ context }) => {
    const built = (from: string, request: VendorRequest, scopes: readonly string[]): Built => ({
      from: `${from} (${context.flow})`,
      request,
      url: requestUrl(connector, request, context),
      body: encodeBody(request).body,
      headers: { ...connector.headers, ...request.headers },
      scopes,
    });
    const { test, actions } = connector;
    return [
      built('test', test.request(context), test.requiredScopes ?? []),
      ...Object.entries(actions).flatMap(([name, action]) =>
        [action.sample, ...(inputs[name] ?? [])].map((input) =>
          built(
            `actions.${name}`,
            action.request(action.input.parse(input), context),
            action.scopes ?? [],
          ),
        ),
      ),
    ];
  });
}
