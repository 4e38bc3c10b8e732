import type { ActionRequest } from '@patchbay/connector-sdk/conformance/action-requests';
import { requestsOf } from '@patchbay/connector-sdk/conformance/action-requests';
import { type Trial, trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import { tokenRequests } from './token-requests.ts';

/** A request as it would reach the vendor, with the declaration it came from. */
export interface Built {
  /** `actions.refund`, `actions.refund.find` or `test`, with the flow. */
  from: string;
  request: VendorRequest;
  url: URL;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** OAuth scopes the declaration says it needs; absent where no OAuth token is sent. */
  scopes?: readonly string[];
  /** Of the token address, which few descriptions know. */
  mayBeUnknown?: true;
}

/** Every request of a connector: the test call, each action with each of its inputs, token requests. */
export async function builtRequests(connector: Connector): Promise<Built[]> {
  const built: Built[] = [];
  for (const trial of trialsOf(connector).trials) {
    built.push(...apiRequests(trial, connector), ...(await tokenRequests(trial)));
  }
  return built;
}

function apiRequests(trial: Trial, { test, actions, samples }: Connector): Built[] {
  const { connector, context } = trial;
  return [
    asBuilt(trial, 'test', test.request(context), test.requiredScopes ?? []),
    ...Object.entries(actions).flatMap(([name, action]) =>
      [action.sample, ...(samples?.actions?.[name]?.inputs ?? [])].flatMap((input) =>
        requestsOf(connector, name, context, input).map((one) =>
          asBuilt(trial, nameOf(name, one), one.request, action.scopes ?? []),
        ),
      ),
    ),
  ];
}

function nameOf(action: string, { step }: ActionRequest): string {
  return `actions.${action}${step ? `.${step}` : ''}`;
}

export function asBuilt(
  { connector, context }: Trial,
  from: string,
  request: VendorRequest,
  scopes: readonly string[],
): Built {
  const { contentType } = encodeBody(request);
  const given = { ...connector.headers, ...request.headers };
  const headers = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    from: `${from} (${context.flow})`,
    request,
    url: requestUrl(connector, request, context),
    headers: {
      accept: 'application/json',
      ...(contentType && { 'content-type': contentType }),
      ...Object.fromEntries(headers),
    },
    ...(context.flow === 'oauth' && { scopes }),
  };
}
