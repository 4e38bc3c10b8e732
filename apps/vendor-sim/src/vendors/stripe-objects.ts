import { randomBytes } from 'node:crypto';
import { json, type Reply } from '../http/reply.ts';
import { authenticate } from './stripe-auth.ts';
import { noSuch } from './stripe-errors.ts';
import type { Call, Handler } from './vendor.ts';

export interface StripeObject {
  id: string;
  object: string;
  [field: string]: unknown;
}

export function created(
  call: Call,
  collection: string,
  id: string,
  fields: Record<string, unknown> & { object: string },
): Reply {
  const now = Math.floor(Date.now() / 1000);
  const object: StripeObject = { id, created: now, livemode: false, ...fields };
  return json(200, call.shelf.put(collection, id, object));
}

export function retrieve(collection: string, permission: string, name: string): Handler {
  return (call) => {
    authenticate(call, permission);
    const object = call.shelf.get(collection, call.params.id!);
    return object ? json(200, object) : noSuch(name, call.params.id!, 404);
  };
}

export function newId(prefix: string): string {
  return `${prefix}${randomBytes(12).toString('hex')}`;
}
