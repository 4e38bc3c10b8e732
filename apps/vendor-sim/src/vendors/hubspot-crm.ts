import { empty, json, type Reply } from '../http/reply.ts';
import { route, type Route } from '../http/route.ts';
import { isObject, jsonObject } from './body.ts';
import { authenticate } from './hubspot-auth.ts';
import { problem } from './hubspot-errors.ts';
import type { Call, Handler } from './vendor.ts';

interface CrmObject {
  id: string;
  properties: Record<string, string>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
}

/** The endpoints that every CRM object has; `collection` is where they are kept. */
export function crm(segment: string, scope: string, collection = segment): Route<Handler>[] {
  const at = `/crm/v3/objects/${segment}`;
  const read = (handler: CrmHandler) => guarded([`${scope}.read`], collection, handler);
  const write = (handler: CrmHandler) => guarded([`${scope}.write`], collection, handler);
  return [
    route('POST', at, write(create)),
    route('POST', `${at}/batch/upsert`, write(batchUpsert)),
    route('GET', `${at}/:id`, read(retrieve)),
    route('PATCH', `${at}/:id`, write(update)),
    route('DELETE', `${at}/:id`, write(archive)),
  ];
}

type CrmHandler = (call: Call, collection: string) => Reply;

function guarded(scopes: readonly string[], collection: string, handler: CrmHandler): Handler {
  return (call) => {
    authenticate(call, scopes);
    return handler(call, collection);
  };
}

function create(call: Call, collection: string): Reply {
  const properties = propertiesOf(jsonObject(call.raw));
  if (!properties) return invalid('properties');
  // https://developers.hubspot.com/docs/guides/api/crm/engagements/notes: a note needs its time.
  if (collection === 'notes' && !properties.hs_timestamp) return invalid('hs_timestamp');
  const wrong = emailError(properties.email);
  if (wrong) return problem(400, 'VALIDATION_ERROR', wrong);
  const existing = findByEmail(call, collection, properties.email);
  if (existing) {
    const message = `Contact already exists. Existing ID: ${existing.id}`;
    return problem(409, 'CONFLICT', message);
  }
  return json(201, store(call, collection, properties));
}

function batchUpsert(call: Call, collection: string): Reply {
  const inputs = jsonObject(call.raw)?.inputs;
  if (!Array.isArray(inputs)) return invalid('inputs');
  if (inputs.length > 100) return problem(400, 'VALIDATION_ERROR', 'The maximum batch size is 100');
  const startedAt = new Date().toISOString();
  const results: unknown[] = [];
  const errors: unknown[] = [];
  for (const input of inputs) {
    const properties = propertiesOf(input);
    const id = isObject(input) && typeof input.id === 'string' ? input.id : undefined;
    if (!properties || id === undefined) return invalid('inputs');
    const by = isObject(input) && typeof input.idProperty === 'string' ? input.idProperty : 'id';
    const existing = find(call, collection, id, by);
    const named = by === 'id' ? properties : { [by]: id, ...properties };
    const wrong = emailError(named.email);
    if (wrong) {
      errors.push({
        status: 'error',
        category: 'VALIDATION_ERROR',
        message: wrong,
        context: { ids: [id] },
        errors: [],
        links: {},
      });
      continue;
    }
    const object = existing ? merge(existing, named) : store(call, collection, named);
    results.push({ ...object, new: !existing });
  }
  const completedAt = new Date().toISOString();
  const batch = { status: 'COMPLETE', results, startedAt, completedAt };
  // Rows that could not be taken are told beside the others.
  if (errors.length > 0) return json(207, { ...batch, numErrors: errors.length, errors });
  return json(200, batch);
}

function retrieve(call: Call, collection: string): Reply {
  const object = find(call, collection, call.params.id!, call.query.get('idProperty') ?? 'id');
  return object ? json(200, object) : notFound();
}

function update(call: Call, collection: string): Reply {
  const properties = propertiesOf(jsonObject(call.raw));
  if (!properties) return invalid('properties');
  const object = find(call, collection, call.params.id!, call.query.get('idProperty') ?? 'id');
  return object ? json(200, merge(object, properties)) : notFound();
}

function archive(call: Call, collection: string): Reply {
  const object = find(call, collection, call.params.id!, 'id');
  if (object) object.archived = true;
  return empty();
}

function store(call: Call, collection: string, properties: Record<string, string>): CrmObject {
  const now = new Date().toISOString();
  const id = String(call.shelf.nextNumber(90_000_000));
  return call.shelf.put<CrmObject>(collection, id, {
    id,
    properties: { ...properties, hs_object_id: id, createdate: now, lastmodifieddate: now },
    createdAt: now,
    updatedAt: now,
    archived: false,
  });
}

function merge(object: CrmObject, properties: Record<string, string>): CrmObject {
  const now = new Date().toISOString();
  Object.assign(object.properties, properties, { lastmodifieddate: now });
  object.updatedAt = now;
  return object;
}

function find(call: Call, collection: string, id: string, by: string): CrmObject | undefined {
  if (by === 'id' || by === 'hs_object_id') {
    const object = call.shelf.get<CrmObject>(collection, id);
    return object?.archived ? undefined : object;
  }
  return call.shelf.find<CrmObject>(
    collection,
    (object) => !object.archived && object.properties[by] === id,
  );
}

function findByEmail(call: Call, collection: string, email?: string): CrmObject | undefined {
  return collection === 'contacts' && email ? find(call, collection, email, 'email') : undefined;
}

function emailError(email: string | undefined): string | undefined {
  if (email === undefined || /^\S+@\S+\.\S+$/.test(email)) return undefined;
  return `Property values were not valid: Email address ${email} is invalid`;
}

function propertiesOf(input: unknown): Record<string, string> | undefined {
  if (!isObject(input) || !isObject(input.properties)) return undefined;
  return Object.fromEntries(
    Object.entries(input.properties).map(([name, value]) => [name, String(value ?? '')]),
  );
}

function invalid(field: string): Reply {
  return problem(
    400,
    'VALIDATION_ERROR',
    `Invalid input JSON: some required fields were not set: [${field}]`,
  );
}

function notFound(): Reply {
  return problem(404, 'OBJECT_NOT_FOUND', 'resource not found');
}
