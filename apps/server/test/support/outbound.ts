import { parseCidrs } from '../../src/platform/outbound/cidr.ts';
import { OutboundClient } from '../../src/platform/outbound/outbound-client.ts';
import type { OutboundOptions } from '../../src/platform/outbound/outbound-client.ts';
import { OutboundError } from '../../src/platform/outbound/outbound-error.ts';
import type { OutboundRequest } from '../../src/platform/outbound/outbound-request.ts';
import { createLogger } from '../../src/platform/logging/logger.ts';

/** An outbound client that may reach this machine, unless `options` says otherwise. */
export function testClient(options: Partial<OutboundOptions> = {}): OutboundClient {
  return new OutboundClient({
    allow: parseCidrs('127.0.0.0/8'),
    timeoutMs: 5_000,
    logger: createLogger({ level: 'silent', name: 'test' }),
    userAgent: 'Patchbay-test',
    ...options,
  });
}

export function get(url: string | URL, more: Partial<OutboundRequest> = {}): OutboundRequest {
  return {
    method: 'GET',
    url: new URL(url),
    headers: {},
    pathTemplate: '/thing/{id}',
    connector: 'test',
    ...more,
  };
}

/** The `OutboundError` of a call that must fail with one. */
export async function failureOf(call: Promise<unknown>): Promise<OutboundError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof OutboundError) return error;
    throw error;
  }
  throw new Error('The call did not fail.');
}
