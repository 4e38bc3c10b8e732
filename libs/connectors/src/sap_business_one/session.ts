import { basic } from '@patchbay/connector-sdk/auth/basic';
import type { GrantRefusal, GrantedToken } from '@patchbay/connector-sdk/auth/token-grant';
import { secretField, textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { SERVICE, systemOf } from './system.ts';

const MINUTE_MS = 60_000;

/** Between the session's identifier and the node of the load balancer that knows it. */
const SEPARATOR = '~';

const Login = z.object({
  SessionId: z.string().regex(/^[\w-]{8,200}$/),
  SessionTimeout: z.number().positive().max(1440).optional().catch(undefined),
});

/**
 * User name and password buy a session, which travels as cookies:
 * https://learning.sap.com/courses/leveraging-the-sap-business-one-service-layer/logging-in-and-logging-out-using-service-layer-api
 */
export const session = basic({
  fields: z.strictObject({
    username: textField({
      title: 'User code',
      placeholder: 'patchbay',
      help: [
        'In SAP Business One open Administration › Setup › General › Users and add a user for Patchbay.',
        'Give it a licence that covers the Service Layer.',
        'Allow it business partners and A/R invoices under General Authorizations.',
      ],
      maxLength: 100,
    }),
    password: secretField({ title: 'Password', maxLength: 300 }),
  }),
  inject: (request, { credentials }) => {
    const [id = '', node] = (credentials['access_token'] ?? '').split(SEPARATOR);
    const route = node ? `; ROUTEID=${node}` : '';
    request.headers['cookie'] = `B1SESSION=${id}${route}`;
  },
  grant: {
    request: ({ credentials, settings }) => ({
      method: 'POST',
      baseUrl: systemOf(settings),
      path: `${SERVICE}/Login`,
      headers: { accept: 'application/json' },
      json: {
        CompanyDB: companyOf(settings),
        UserName: credentials['username'],
        Password: credentials['password'],
      },
    }),
    read,
    readError,
    // Where the answer does not say; it is the setting's default.
    lifetimeMs: 30 * MINUTE_MS,
  },
});

function read({ status, headers, body }: VendorResponse): GrantedToken | undefined {
  const login = status === 200 ? Login.safeParse(body).data : undefined;
  if (!login) return undefined;
  const [, node] = /\bROUTEID=([\w.-]{1,100})/.exec(headers['set-cookie'] ?? '') ?? [];
  const { SessionId: id, SessionTimeout: minutes } = login;
  return {
    accessToken: node ? `${id}${SEPARATOR}${node}` : id,
    ...(minutes !== undefined && { expiresInMs: minutes * MINUTE_MS }),
  };
}

/** A login that fails answers 401, or 500 where the database itself is refused. */
function readError({ status, body }: VendorResponse): GrantRefusal | undefined {
  const told = z.object({ error: z.object({ code: z.unknown() }) }).safeParse(body).success;
  return told && (status === 401 || status === 500) ? 'client_refused' : undefined;
}

function companyOf({ company_db: name }: Readonly<Record<string, unknown>>): string {
  if (typeof name === 'string' && name) return name;
  throw new RequestBuildError('company_db', 'is needed');
}
