import { createHash } from 'node:crypto';
import type { Reply } from '../http/reply.ts';
import { stripeError } from './stripe-errors.ts';
import type { Call, Handler } from './vendor.ts';

interface Remembered {
  fingerprint: string;
  reply: Reply;
}

/**
 * https://docs.stripe.com/api/idempotent_requests: the first answer is repeated for the same key,
 * unless its parameters were refused; a key used with other parameters is an `idempotency_error`.
 */
export function idempotent(handler: Handler): Handler {
  return async (call) => {
    const key = call.headers['idempotency-key'];
    if (typeof key !== 'string' || key === '') return handler(call);
    const slot = `${call.headers.authorization ?? ''}\n${key}`;
    const print = fingerprint(call);
    const known = call.shelf.get<Remembered>('idempotency', slot);
    if (known && known.fingerprint !== print) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used ' +
        `with. Try using a key other than '${key}' if you meant to execute a different request.`;
      return stripeError(400, { type: 'idempotency_error', message });
    }
    if (known) {
      return {
        ...known.reply,
        headers: { ...known.reply.headers, 'idempotent-replayed': 'true' },
      };
    }
    const reply = await handler(call);
    if (reply.status !== 400) {
      call.shelf.put<Remembered>('idempotency', slot, { fingerprint: print, reply });
    }
    return reply;
  };
}

function fingerprint(call: Call): string {
  return createHash('sha256')
    .update(`${call.method} ${call.path}\n`)
    .update(call.raw)
    .digest('base64');
}
