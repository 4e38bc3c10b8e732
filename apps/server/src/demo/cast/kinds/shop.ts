import { customer } from '../customers.ts';
import type { EventKind } from '../stream.ts';

const PARTS = ['BELL-14', 'CHAIN-9S', 'TYRE-28-37', 'LOCK-U2', 'LIGHT-F3', 'HELMET-M', 'PUMP-01'];
const DECLINES = {
  pm_card_chargeDeclined: 'generic_decline',
  pm_card_chargeDeclinedInsufficientFunds: 'insufficient_funds',
  pm_card_chargeDeclinedExpiredCard: 'expired_card',
} as const;

/** An order is paid with a card that was saved before; now and then a bank declines. */
export const orderPayment: EventKind = {
  module: 'shop',
  action: 'charge_card',
  share: 6,
  status: 200,
  make({ random, serial }) {
    const number = serial(76, 31_000);
    const declined = random.percent(3.5)
      ? random.pick(Object.keys(DECLINES) as (keyof typeof DECLINES)[])
      : undefined;
    return {
      identifier: `order-${number}/payment`,
      input: {
        amount: random.int(9, 480) * 100 - random.pick([1, 5, 50]),
        currency: 'eur',
        customer: `cus_Acme${number}`,
        payment_method: declined ?? 'pm_card_visa',
        description: `Order ${number}`,
        metadata: { order: String(number) },
      },
      ...(declined && { refused: { status: 402, code: DECLINES[declined] } }),
    };
  },
};

export const newCustomer: EventKind = {
  module: 'shop',
  action: 'create_customer',
  share: 3,
  status: 200,
  make({ random, serial }) {
    const { first, last, email } = customer(random);
    return {
      identifier: `customer-${serial(150, 15_200)}`,
      input: { email, name: `${first} ${last}` },
    };
  },
};

export const checkoutPage: EventKind = {
  module: 'shop',
  action: 'create_session',
  share: 2,
  status: 200,
  make({ random, serial }) {
    const number = serial(76, 31_000);
    return {
      identifier: `order-${number}/checkout`,
      input: {
        currency: 'eur',
        items: [{ name: 'Service plan', amount: 8900, quantity: random.int(1, 2) }],
        success_url: 'https://shop.acmebikes.example/thanks',
        reference: String(number),
      },
    };
  },
};

/** One invoice in the bookkeeping for each order. */
export const invoice: EventKind = {
  module: 'shop',
  action: 'request',
  share: 1,
  status: 200,
  make({ random, serial }) {
    const number = serial(152, 6400);
    const twice = random.percent(1);
    return {
      identifier: `invoice-${number}`,
      input: {
        method: 'POST',
        path: '/invoices',
        body: { number, total: (random.int(9, 480) * 100 - 1) / 100, currency: 'EUR' },
      },
      ...(twice && { refused: { status: 409, code: '409' } }),
    };
  },
};

export const shippingLabel: EventKind = {
  module: 'shop',
  action: 'request',
  share: 1,
  status: 200,
  make({ random, serial }) {
    const number = serial(76, 31_000);
    return {
      identifier: `order-${number}/label`,
      input: {
        method: 'POST',
        path: '/labels',
        body: { order: number, weight_kg: random.int(1, 24), service: 'standard' },
      },
    };
  },
};

export const stockLevel: EventKind = {
  module: 'shop',
  action: 'request',
  share: 1,
  status: 200,
  make({ random, serial }) {
    const sku = random.pick(PARTS);
    return {
      identifier: `stock-${sku}-${serial(60, 9000)}`,
      input: { method: 'PUT', path: `/stock/${sku}`, body: { quantity: random.int(0, 140) } },
    };
  },
};

export const purchaseOrder: EventKind = {
  module: 'shop',
  action: 'request',
  share: 1,
  status: 200,
  make({ random, serial }) {
    const number = serial(980, 2200);
    return {
      identifier: `purchase-${number}`,
      input: {
        method: 'POST',
        path: '/purchase-orders',
        body: { number, lines: [{ sku: random.pick(PARTS), quantity: random.int(5, 60) }] },
      },
    };
  },
};

/** A room is paid when the guest books. */
export const bookingPayment: EventKind = {
  module: 'shop',
  action: 'charge_card',
  share: 1,
  status: 200,
  make({ random, serial }) {
    const number = serial(430, 5100);
    const declined = random.percent(4);
    return {
      identifier: `booking-${number}/deposit`,
      input: {
        amount: random.int(60, 320) * 100,
        currency: 'eur',
        customer: `cus_Harbour${number}`,
        payment_method: declined ? 'pm_card_chargeDeclined' : 'pm_card_visa',
        description: `Deposit for booking ${number}`,
      },
      ...(declined && { refused: { status: 402, code: 'generic_decline' } }),
    };
  },
};
