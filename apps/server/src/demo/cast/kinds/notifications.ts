import { customer } from '../customers.ts';
import type { EventKind } from '../stream.ts';

const TYPES = ['order.paid', 'order.shipped', 'customer.created', 'stock.low', 'review.posted'];

/** Everything that happens in the shop, for the data warehouse. */
export const shopEvent: EventKind = {
  module: 'notifications',
  action: 'post_event',
  share: 1,
  status: 204,
  make({ random, serial, at }) {
    const number = serial(23, 88_000);
    return {
      identifier: `ntf-${number}`,
      input: {
        type: random.pick(TYPES),
        data: { id: number, at: at.toISOString(), order: serial(76, 31_000) },
      },
    };
  },
};

/** A guest has arrived: the door takes their card from now on. */
export const guestArrival: EventKind = {
  module: 'notifications',
  action: 'post_event',
  share: 1,
  status: 204,
  make({ random, serial }) {
    const number = serial(430, 5100);
    return {
      identifier: `arrival-${number}`,
      input: {
        type: random.pick(['guest.arrived', 'guest.left']),
        data: { booking: number, room: random.int(1, 24) },
      },
    };
  },
};

/** A mail to a guest, from a template. */
export const guestMail: EventKind = {
  module: 'notifications',
  action: 'send_email',
  share: 1,
  status: 201,
  make({ random, serial }) {
    const { first, last, email } = customer(random);
    const noCredit = random.percent(0.8);
    return {
      identifier: `mail-${serial(240, 12_000)}`,
      input: {
        to: [{ email, name: `${first} ${last}` }],
        template_id: random.pick([3, 4, 7]),
        params: { first_name: first },
        tags: ['guest'],
      },
      ...(noCredit && { refused: { status: 402, code: 'not_enough_credits' } }),
    };
  },
};

/** A mail to a customer; waits, because the connection is paused. */
export const customerMail: EventKind = {
  module: 'notifications',
  action: 'send_email',
  share: 1,
  status: 201,
  make({ random, serial }) {
    const { first, last, email } = customer(random);
    return {
      identifier: `mail-${serial(190, 40_000)}`,
      input: {
        from: { email: 'shop@acmebikes.example', name: 'Acme Bikes' },
        to: [{ email, name: `${first} ${last}` }],
        subject: 'Your bicycle is ready',
        text: `Hello ${first}, your bicycle is ready to be picked up.`,
      },
    };
  },
};
