import { empty, json, Refusal, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { isObject, jsonObject, text } from './body.ts';
import { keyCredential, type Caller } from './credentials.ts';
import type { Call, Vendor } from './vendor.ts';

const CODE: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  402: 'not_enough_credits',
  403: 'permission_denied',
  404: 'document_not_found',
  405: 'method_not_allowed',
  429: 'too_many_requests',
};

/** Brevo API v3: https://developers.brevo.com/docs/how-it-works; errors are `{code, message}`. */
export const brevo: Vendor = {
  slug: 'brevo',
  name: 'Brevo',
  failure: (status, message) => {
    const limit = status === 429 ? RATE_HEADERS : {};
    return error(status, CODE[status] ?? 'internal_error', message ?? 'Request failed', limit);
  },
  routes: [
    route('GET', '/v3/account', account),
    route('POST', '/v3/smtp/email', sendEmail),
    route('POST', '/v3/contacts', createContact),
    route('PUT', '/v3/contacts/:id', updateContact),
    route('GET', '/v3/contacts/:id', getContact),
  ],
};

/** https://developers.brevo.com/docs/limit-headers: the reset is in seconds, there is no Retry-After. */
const RATE_HEADERS = {
  'x-sib-ratelimit-limit': '36000',
  'x-sib-ratelimit-remaining': '0',
  'x-sib-ratelimit-reset': '2',
};

function error(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Reply {
  return json(status, { message, code }, headers);
}

/** A key that is revoked, expired or was never issued is alike "Key not found" to Brevo. */
function authenticate(call: Call): Caller {
  const header = call.headers['api-key'];
  const { state, caller } = keyCredential(call, typeof header === 'string' ? header : undefined);
  if (state === 'missing') {
    throw new Refusal(error(401, 'unauthorized', 'authentication not found in headers'));
  }
  if (state !== 'valid' || !caller) {
    throw new Refusal(error(401, 'unauthorized', 'Key not found'));
  }
  return caller;
}

function account(call: Call): Reply {
  const { account: owner } = authenticate(call);
  const [firstName, ...rest] = owner.person.split(' ');
  return json(200, {
    organization_id: String(owner.number),
    user_id: owner.number,
    email: owner.email,
    firstName,
    lastName: rest.join(' '),
    companyName: owner.name,
    address: {
      street: '1 Market Street',
      city: owner.city,
      zipCode: '1000',
      country: owner.country,
    },
    plan: [{ type: 'payAsYouGo', credits: 5000, creditsType: 'sendLimit' }],
    relay: {
      enabled: true,
      data: { userName: owner.email, relay: 'smtp-relay.brevo.com', port: 587 },
    },
    marketingAutomation: { enabled: false },
  });
}

function sendEmail(call: Call): Reply {
  authenticate(call);
  const body = jsonObject(call.raw);
  if (!body) return error(400, 'bad_request', 'Input must be a valid JSON object');
  const template = body.templateId !== undefined;
  if (!Array.isArray(body.to) || body.to.length === 0) {
    return error(400, 'missing_parameter', 'to is missing');
  }
  if (!body.to.every((to) => isObject(to) && isEmail(to.email))) {
    return error(400, 'invalid_parameter', 'email is not valid in to');
  }
  if (!template && !isObject(body.sender)) {
    return error(400, 'missing_parameter', 'sender is missing');
  }
  if (!template && !text(body.subject)) {
    return error(400, 'missing_parameter', 'subject is missing');
  }
  if (!template && !text(body.htmlContent) && !text(body.textContent)) {
    return error(400, 'missing_parameter', 'either of htmlContent or textContent is required');
  }
  if (repeated(call, body)) {
    return error(400, 'duplicate_parameter', 'The idempotencyKey was used before');
  }
  const number = call.shelf.nextNumber();
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const scheduled = body.scheduledAt !== undefined;
  return json(scheduled ? 202 : 201, {
    messageId: `<${day}0811.${String(number).padStart(7, '0')}@smtp-relay.mailin.fr>`,
  });
}

/**
 * https://developers.brevo.com/docs/heterogenous-versions-batch-emails: for 30 minutes a repeated
 * `headers.idempotencyKey` of the body is refused, and nothing is sent.
 */
function repeated(call: Call, body: Record<string, unknown>): boolean {
  const key = isObject(body.headers) ? text(body.headers.idempotencyKey) : undefined;
  if (key === undefined) return false;
  const usedAt = call.shelf.get<number>('idempotency', key);
  if (usedAt !== undefined && Date.now() - usedAt < 30 * 60_000) return true;
  call.shelf.put('idempotency', key, Date.now());
  return false;
}

interface Contact {
  id: number;
  email: string;
  attributes: Record<string, unknown>;
  listIds: unknown[];
  createdAt: string;
  modifiedAt: string;
}

function createContact(call: Call): Reply {
  authenticate(call);
  const body = jsonObject(call.raw);
  if (!body) return error(400, 'bad_request', 'Input must be a valid JSON object');
  const identified = text(body.email) ?? text(body.ext_id);
  if (!identified && !isObject(body.attributes)) {
    return error(400, 'missing_parameter', 'email is missing');
  }
  if (body.email !== undefined && !isEmail(body.email)) {
    return error(400, 'invalid_parameter', 'Invalid email address');
  }
  const known = find(call, identified ?? '');
  if (known && body.updateEnabled !== true) {
    return error(400, 'duplicate_parameter', 'Contact already exist');
  }
  if (known) {
    merge(known, body);
    return empty();
  }
  const now = new Date().toISOString();
  const id = call.shelf.nextNumber(20);
  call.shelf.put<Contact>('contacts', String(id), {
    id,
    email: identified ?? '',
    attributes: isObject(body.attributes) ? body.attributes : {},
    listIds: Array.isArray(body.listIds) ? body.listIds : [],
    createdAt: now,
    modifiedAt: now,
  });
  return json(201, { id });
}

function updateContact(call: Call): Reply {
  authenticate(call);
  const known = find(call, call.params.id!);
  if (!known) return error(404, 'document_not_found', 'Contact does not exist');
  merge(known, jsonObject(call.raw) ?? {});
  return empty();
}

function getContact(call: Call): Reply {
  authenticate(call);
  const known = find(call, call.params.id!);
  return known ? json(200, known) : error(404, 'document_not_found', 'Contact does not exist');
}

function find(call: Call, identifier: string): Contact | undefined {
  return (
    call.shelf.get<Contact>('contacts', identifier) ??
    call.shelf.find<Contact>('contacts', (contact) => contact.email === identifier)
  );
}

function merge(contact: Contact, body: Record<string, unknown>): void {
  if (isObject(body.attributes)) Object.assign(contact.attributes, body.attributes);
  if (Array.isArray(body.listIds))
    contact.listIds = [...new Set([...contact.listIds, ...body.listIds])];
  contact.modifiedAt = new Date().toISOString();
}

function isEmail(value: unknown): boolean {
  return typeof value === 'string' && /^\S+@\S+\.\S+$/.test(value);
}
