import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { clientIdFrom } from '../_analytics/client-id-from.ts';
import { timeOf } from '../_analytics/time-of.ts';
import { measurementId } from './settings.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Events older than this are dropped without a word. */
const OLDEST_MS = 72 * HOUR_MS;

export interface Event {
  event_name: string;
  client_id?: string | undefined;
  user_id?: string | undefined;
  properties?: Readonly<Record<string, unknown>> | undefined;
  at?: string | undefined;
}

/**
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference
 *
 * @param path of the server that records, or of the one that validates
 * @throws RequestBuildError when the event is too old to be recorded
 */
export function requestFor(path: string, event: Event, context: RequestContext): VendorRequest {
  const at = timeOf(event, context);
  if (event.at !== undefined && context.now - at > OLDEST_MS) {
    throw new RequestBuildError('at', 'must be within the last 72 hours');
  }
  return {
    method: 'POST',
    path,
    query: { measurement_id: measurementId(context) },
    json: {
      client_id: event.client_id ?? clientIdFrom(event.user_id ?? context.messageId ?? 'patchbay'),
      user_id: event.user_id,
      timestamp_micros: at * 1000,
      events: [{ name: event.event_name, params: event.properties ?? {} }],
    },
  };
}
