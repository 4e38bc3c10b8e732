import type { Account } from '../accounts.ts';
import { empty, json, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { isObject, jsonObject, text } from './body.ts';
import { authenticate } from './google-auth.ts';
import { dataManagerRoutes } from './google-data-manager.ts';
import { googleError } from './google-errors.ts';
import { googleOAuth, googleTokenRoutes } from './google-oauth.ts';
import type { Call, Vendor } from './vendor.ts';

const READ = 'https://www.googleapis.com/auth/analytics.readonly';
const EDIT = 'https://www.googleapis.com/auth/analytics.edit';
const ANALYTICS = 'https://www.googleapis.com/auth/analytics';

/*
 * Google Analytics 4: the discovery documents analyticsadmin.v1beta and analyticsdata.v1beta, and
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference
 */
export const googleAnalytics: Vendor = {
  slug: 'google_analytics',
  name: 'Google Analytics',
  oauth: googleOAuth,
  failure: (status, message) => googleError(status, message),
  routes: [
    ...googleTokenRoutes,
    ...dataManagerRoutes,
    route('GET', '/v1beta/accountSummaries', accountSummaries),
    route('POST', '/v1beta/properties/:property|runReport', runReport),
    route('POST', '/v1beta/properties/:property/keyEvents', createKeyEvent),
    route('POST', '/mp/collect', collect),
    route('POST', '/debug/mp/collect', validateEvents),
  ],
};

function accountSummaries(call: Call): Reply {
  const { account } = authenticate(call, {
    service: 'analyticsadmin.googleapis.com',
    method: 'google.analytics.admin.v1beta.AnalyticsAdminService.ListAccountSummaries',
    anyOf: [READ, EDIT],
  });
  const property = account.number * 10 + 1;
  return json(200, {
    accountSummaries: [
      {
        name: `accountSummaries/${account.number}`,
        account: `accounts/${account.number}`,
        displayName: account.name,
        propertySummaries: [
          {
            property: `properties/${property}`,
            displayName: new URL(account.website).hostname,
            propertyType: 'PROPERTY_TYPE_ORDINARY',
            parent: `accounts/${account.number}`,
            canEdit: true,
          },
        ],
      },
    ],
  });
}

function runReport(call: Call): Reply {
  const { account } = authenticate(call, {
    service: 'analyticsdata.googleapis.com',
    method: 'google.analytics.data.v1beta.BetaAnalyticsData.RunReport',
    anyOf: [READ, ANALYTICS],
  });
  const asked = jsonObject(call.raw);
  const metrics = names(asked?.metrics);
  const dimensions = names(asked?.dimensions);
  if (!asked) return googleError(400, 'Invalid JSON payload received.');
  if (metrics.length === 0 && dimensions.length === 0) {
    return googleError(400, 'A report needs at least one dimension or metric.');
  }
  if (!owns(account, call.params.property!)) return notYours();
  const rows = [0, 1, 2].map((day) => ({
    dimensionValues: dimensions.map((name) => ({ value: dimensionValue(name, day) })),
    metricValues: metrics.map((_, index) => ({ value: String(120 - day * 7 + index) })),
  }));
  return json(200, {
    dimensionHeaders: dimensions.map((name) => ({ name })),
    metricHeaders: metrics.map((name) => ({ name, type: 'TYPE_INTEGER' })),
    rows,
    rowCount: rows.length,
    metadata: { currencyCode: account.currency, timeZone: account.timezone },
    kind: 'analyticsData#runReport',
  });
}

/** The same event twice is refused: key events are unique by their event's name. */
function createKeyEvent(call: Call): Reply {
  const { account } = authenticate(call, {
    service: 'analyticsadmin.googleapis.com',
    method: 'google.analytics.admin.v1beta.AnalyticsAdminService.CreateKeyEvent',
    anyOf: [EDIT],
  });
  const property = call.params.property!;
  if (!owns(account, property)) return notYours();
  const body = jsonObject(call.raw);
  const eventName = text(body?.eventName);
  if (!eventName) return googleError(400, 'The field event_name must be set.');
  const slot = `${property}/${eventName}`;
  if (call.shelf.get('key_events', slot)) {
    return googleError(409, `A key event ${eventName} exists already.`);
  }
  const id = call.shelf.nextNumber(1000);
  return json(
    200,
    call.shelf.put('key_events', slot, {
      name: `properties/${property}/keyEvents/${id}`,
      eventName,
      createTime: new Date().toISOString(),
      deletable: true,
      custom: true,
      countingMethod: text(body?.countingMethod) ?? 'ONCE_PER_EVENT',
    }),
  );
}

/** Every account has the one property that accountSummaries lists. */
function owns(account: Account, property: string): boolean {
  return property === String(account.number * 10 + 1);
}

function notYours(): Reply {
  return googleError(403, 'User does not have sufficient permissions for this property.');
}

/** The Measurement Protocol answers 2xx whatever it is sent, and says what is wrong only on /debug. */
function collect(): Reply {
  return empty(204);
}

function validateEvents(call: Call): Reply {
  const messages: { fieldPath: string; description: string; validationCode: string }[] = [];
  const complain = (fieldPath: string, description: string): void => {
    messages.push({ fieldPath, description, validationCode: 'VALUE_REQUIRED' });
  };
  const body = jsonObject(call.raw);
  if (!call.query.get('measurement_id') && !call.query.get('firebase_app_id')) {
    complain('measurement_id', 'Measurement requires a measurement_id.');
  }
  if (!call.query.get('api_secret')) complain('api_secret', 'Measurement requires an api_secret.');
  if (!body?.client_id && !body?.app_instance_id) {
    complain('client_id', 'Measurement requires a client_id.');
  }
  if (!Array.isArray(body?.events)) complain('events', 'Measurement requires events.');
  return json(200, { validationMessages: messages });
}

function names(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isObject).map((item) => String(item.name ?? ''));
}

function dimensionValue(name: string, day: number): string {
  if (name !== 'date') return ['Google', 'Newsletter', 'Direct'][day]!;
  const date = new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10);
  return date.replaceAll('-', '');
}
