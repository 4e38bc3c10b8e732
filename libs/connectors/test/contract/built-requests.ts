import type { Connector } from '@patchbay/connector-sdk/definition';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
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
      body: String(encodeBody(request).body),
      headers: { ...connector.headers, ...request.headers },
      scopes,
    });
    const { test, actions } = connector;
    return [
      built('test', test.request(context), test.requiredScopes ?? []),
      ...Object.entries(actions).flatMap(([name, action]) =>
        [action.sample, ...(inputs[name] ?? [])].flatMap((input) =>
          requestsOf(connector, name, context, input).map(({ step, request }) =>
            built(`actions.${name}${step ? `.${step}` : ''}`, request, action.scopes ?? []),
          ),
        ),
      ),
    ];
  });
}
