import { createHash } from 'node:crypto';
import { json, type Reply } from '../http/reply.ts';
import { route, type Route } from '../http/route.ts';
import { isObject, jsonObject, text } from './body.ts';
import { authenticate } from './google-auth.ts';
import { googleError } from './google-errors.ts';
import type { Call, Handler } from './vendor.ts';

const ACCOUNT_TYPES = ['GOOGLE_ADS', 'GOOGLE_ANALYTICS_PROPERTY'];

/** https://developers.google.com/data-manager/api/reference/rest/v1/events/ingest */
export const dataManagerRoutes: readonly Route<Handler>[] = [
  route('POST', '/v1/events:ingest', ingest),
];

/** One wrong event refuses the whole request; what is taken is worked through later. */
function ingest(call: Call): Reply {
  authenticate(call, {
    service: 'datamanager.googleapis.com',
    method: 'google.ads.datamanager.v1.IngestionService.IngestEvents',
    anyOf: ['https://www.googleapis.com/auth/datamanager'],
  });
  const body = jsonObject(call.raw);
  const destinations = list(body?.destinations);
  const events = list(body?.events);
  if (destinations.length === 0 || events.length === 0) return wrong('destinations and events');
  for (const { operatingAccount, productDestinationId } of destinations) {
    const account = isObject(operatingAccount) ? operatingAccount : {};
    if (!ACCOUNT_TYPES.includes(String(account.accountType))) return wrong('account_type');
    if (!text(account.accountId) || !text(productDestinationId)) return wrong('destinations');
    if (account.accountType !== 'GOOGLE_ANALYTICS_PROPERTY') continue;
    if (events.some((event) => !text(event.eventName) || !text(event.clientId))) {
      return wrong('event_name and client_id');
    }
  }
  if (events.some(({ eventTimestamp: at }) => Number.isNaN(Date.parse(String(at))))) {
    return wrong('event_timestamp');
  }
  const requestId = createHash('sha256').update(call.raw).digest('hex').slice(0, 32);
  return json(200, { requestId });
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function wrong(field: string): Reply {
  return googleError(400, `There was a problem with the request: ${field}.`);
}
