import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

/** https://developers.google.com/data-manager/api/devguides/quickstart/set-up-access */
export const DATA_MANAGER = 'https://www.googleapis.com/auth/datamanager';
export const DATA_MANAGER_HOST = 'datamanager.googleapis.com';

interface ProductAccount {
  accountType: 'GOOGLE_ADS' | 'GOOGLE_ANALYTICS_PROPERTY';
  accountId: string;
}

export interface Destination {
  operatingAccount: ProductAccount;
  /** Through which the credential reaches the account, where it is not a user of that itself. */
  loginAccount?: ProductAccount;
  /** A conversion action of Google Ads, a stream of Analytics. */
  productDestinationId: string;
}

export interface Ingestion {
  destination: Destination;
  event: Readonly<Record<string, unknown>>;
  /** Needed with hashed e-mail addresses and phone numbers. */
  encoding?: 'HEX';
  validateOnly?: boolean;
}

/**
 * POST /v1/events:ingest with one event. It is taken or refused as a whole, and worked through later.
 * https://developers.google.com/data-manager/api/reference/rest/v1/events/ingest
 */
export function ingest({ destination, event, encoding, validateOnly }: Ingestion): VendorRequest {
  if (!destination.operatingAccount.accountId) {
    throw new RequestBuildError('account', 'is needed in the connection’s settings');
  }
  return {
    method: 'POST',
    baseUrl: `https://${DATA_MANAGER_HOST}`,
    path: '/v1/events:ingest',
    json: { destinations: [destination], events: [event], encoding, validateOnly },
  };
}

const Ingested = z.object({ requestId: z.string().min(1).max(500) });

/** By this name Google tells later what became of an event. */
export const ingestionResult = z.object({ request: z.string() });

export function ingestionOf({ body }: VendorResponse): z.input<typeof ingestionResult> | undefined {
  const ingested = Ingested.safeParse(body).data;
  return ingested && { request: ingested.requestId };
}
