import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import type { Connector, RequestContext } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';

export const contextOf = (over: Partial<RequestContext> = {}): RequestContext => ({
  settings: {},
  flow: 'api_key',
  now: Date.UTC(2026, 0, 2, 3, 4, 5),
  ...over,
});

/** An action's request as method, address and decoded body. */
export function built(
  connector: Connector,
  name: string,
  input: unknown,
  over: Partial<RequestContext> = {},
) {
  const context = contextOf(over);
  const action = connector.actions[name]!;
  const request: VendorRequest = action.request(action.input.parse(input), context, {});
  const body = String(encodeBody(request).body);
  return {
    request,
    url: requestUrl(connector, request, context).href,
    form: Object.fromEntries(new URLSearchParams(request.form ? body : '')),
    json: request.json === undefined ? undefined : (JSON.parse(body) as Record<string, unknown>),
  };
}

export const accepts = (connector: Connector, name: string, input: unknown): boolean =>
  connector.actions[name]!.input.safeParse(input).success;

export function answer(
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): VendorResponse {
  return { status, headers, body, text: body === undefined ? '' : JSON.stringify(body) };
}

/** Why a flow's form refuses a credential; `undefined` when it takes it. */
export function refusalOf(
  connector: Connector,
  flow: string,
  credentials: Record<string, unknown>,
): string | undefined {
  const method = connector.auth.find((each) => each.flow === flow);
  if (!method || method.flow === 'oauth') throw new Error(`no form for ${flow}`);
  return method.fields.safeParse(credentials).error?.issues[0]?.message;
}
