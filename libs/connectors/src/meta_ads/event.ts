import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

/**
 * Without `app`, whose events need the data of a device besides:
 * https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/server-event
 */
export const ACTION_SOURCES = [
  'website', 'email', 'phone_call', 'chat', 'physical_store', 'system_generated', 'other',
] as const; // prettier-ignore

interface Occurrence {
  event_source_url?: string | undefined;
  action_source?: (typeof ACTION_SOURCES)[number] | undefined;
  user_agent?: string | undefined;
}

/** For `refine`: of a visit to a website, the page and the browser must be told. */
export const isWhole = ({ action_source, event_source_url, user_agent }: Occurrence): boolean =>
  action_source !== 'website' || Boolean(event_source_url && user_agent);

export const NOT_WHOLE: { path: string[]; error: string } = {
  path: ['action_source'],
  error: 'website needs the address of the page and the user agent of the visitor',
};

/** What to say when nobody said: Meta asks for the truth "to the best of your knowledge". */
export const sourceOf = (event: Occurrence): string =>
  event.action_source ??
  (event.event_source_url && event.user_agent ? 'website' : 'system_generated');

/** POST /{dataset_id}/events with one event. */
export function sendEvent(
  event: Record<string, unknown>,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorRequest {
  const { dataset_id: dataset, test_event_code: code } = settings;
  if (typeof dataset !== 'string' || dataset === '') {
    throw new RequestBuildError('dataset_id', 'choose a dataset for this connection');
  }
  return {
    method: 'POST',
    path: '/{dataset}/events',
    params: { dataset },
    json: { data: [event], ...(typeof code === 'string' && code && { test_event_code: code }) },
  };
}

const Received = z.object({ events_received: z.int().nonnegative() });

export const received = {
  schema: z.object({ received: z.int().nonnegative() }),
  read: ({ body }: VendorResponse) => {
    const answer = Received.safeParse(body).data;
    return answer && { received: answer.events_received };
  },
};
