import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import type { OutgoingRequest } from '@patchbay/connector-sdk/auth/inject';
import type { AuthMethod, Connector, RequestContext } from '@patchbay/connector-sdk/definition';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { requestUrl } from '@patchbay/connector-sdk/request-url';

export interface Sender {
  connector: Connector;
  method: AuthMethod;
  context: RequestContext;
  credentials: Record<string, string>;
  /** Stands in for every host of the connector. */
  standIn: string;
}

/** Sends a described request to a stand-in, as the server's outbound client does to the vendor. */
export async function send(sender: Sender, request: VendorRequest): Promise<VendorResponse> {
  const { connector, context, credentials } = sender;
  const meant = requestUrl(connector, request, context);
  const { body, contentType } = encodeBody(request);
  const outgoing: OutgoingRequest = {
    method: request.method,
    url: new URL(sender.standIn + meant.pathname + meant.search),
    headers: { ...(contentType && { 'content-type': contentType }), ...connector.headers },
    body,
  };
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    outgoing.headers[name.toLowerCase()] = value;
  }
  const { settings } = context;
  const now = Date.now();
  injectorOf(sender.method)(outgoing, { credentials, settings, now, messageId: 'msg_1' });
  const answer = await fetch(outgoing.url, {
    method: outgoing.method,
    headers: outgoing.headers,
    redirect: 'manual',
    ...(body.length > 0 && { body: body as BodyInit }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') && text;
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}
