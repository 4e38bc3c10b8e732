import type { OutboundClient } from './outbound-client.ts';
import type { OutboundMethod, OutboundRequest } from './outbound-request.ts';

interface FetchOptions {
  method: string;
  headers: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Statuses that a `Response` may not have a body with (Fetch standard, null body status). */
const BODILESS = new Set([101, 204, 205, 304]);

/**
 * A `fetch` for protocol libraries that goes through the outbound client, with everything it checks.
 * @throws OutboundError when no answer came
 */
export function outboundFetch(
  outbound: OutboundClient,
  about: Pick<OutboundRequest, 'connector' | 'allowOrigins'>,
): (url: string, options: FetchOptions) => Promise<Response> {
  return async (address, { method, headers: given, body, signal }) => {
    const url = new URL(address);
    const { authorization, ...headers } = Object.fromEntries(new Headers(given));
    const answer = await outbound.send({
      ...about,
      ...{ method: method as OutboundMethod, url, headers, signal },
      ...{ pathTemplate: url.pathname, redirect: 'manual' },
      body: body === undefined || body === null ? undefined : String(body),
      prepare: (outgoing) => {
        if (authorization) outgoing.headers['authorization'] = authorization;
      },
    });
    return new Response(BODILESS.has(answer.status) ? null : answer.text, {
      ...{ status: answer.status, headers: answer.headers },
    });
  };
}
