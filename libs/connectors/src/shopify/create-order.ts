import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { orderFields, orderResult } from '../_commerce/inputs.ts';
import { SAMPLE_ORDER } from '../_commerce/samples.ts';
import { decimal } from '../_money/units.ts';
import { addressOf } from './address-of.ts';
import { gid } from './gid.ts';
import { graphql } from './graphql.ts';
import { ORDERS } from './scopes.ts';

const input = z.strictObject({
  ...orderFields,
  currency: orderFields.currency.unwrap(),
  paid: z.boolean().default(false).meta({
    title: 'Paid',
    description: 'The money came elsewhere; otherwise payment is pending.',
  }),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/orders, by where an order came from. */
const FIND = `query ($query: String!) {
  orders(first: 1, query: $query) { nodes { id } }
}`;

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderCreate */
const CREATE = `mutation ($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) {
    order { id }
    userErrors { code field message }
  }
}`;

const READ = `query ($id: ID!) {
  order(id: $id) { id name displayFinancialStatus }
}`;

const Id = z.object({ id: z.string().min(1) });
const Found = z.object({ data: z.object({ orders: z.object({ nodes: z.array(Id) }) }) });
const Created = z.object({ data: z.object({ orderCreate: z.object({ order: Id }) }) });
const Read = z.object({
  data: z.object({
    order: Id.extend({
      name: z.string().max(100).optional().catch(undefined),
      displayFinancialStatus: z.string().max(60).nullish().catch(undefined),
    }),
  }),
});

/**
 * Shopify adds an order as often as it is asked to, so the order carries the delivery's number as
 * where it came from, and is looked for by it first.
 */
export const createOrder = action({
  title: 'Add an order',
  description: 'Adds an order that was placed elsewhere; nothing is charged.',
  scopes: [ORDERS],
  input,
  sample: SAMPLE_ORDER,
  before: [
    {
      name: 'find',
      request: (_, context) =>
        context.messageId === undefined
          ? undefined
          : graphql(FIND, { query: `source_identifier:"${context.messageId}"` }, context),
      read: ({ body }) => {
        const found = Found.safeParse(body).data;
        if (!found) return undefined;
        const [order] = found.data.orders.nodes;
        return order ? { order: order.id } : {};
      },
    },
    {
      name: 'create',
      request: (given, context, { order }) =>
        order === undefined
          ? graphql(CREATE, { order: bodyOf(given, context.messageId) }, context)
          : undefined,
      read: ({ body }) => {
        const made = Created.safeParse(body).data?.data.orderCreate.order;
        return made && { order: made.id };
      },
    },
  ],
  request: (_given, context, { order }) => graphql(READ, { id: String(order) }, context),
  result: {
    schema: orderResult,
    read: ({ body }) => {
      const order = Read.safeParse(body).data?.data.order;
      if (!order) return undefined;
      return {
        order: order.id,
        ...(order.name && { number: order.name }),
        ...(order.displayFinancialStatus && { status: order.displayFinancialStatus }),
      };
    },
  },
});

function bodyOf(given: z.output<typeof input>, messageId: string | undefined) {
  const { currency } = given;
  const address = given.shipping_address && addressOf(given.shipping_address);
  return {
    email: given.email,
    currency,
    financialStatus: given.paid ? 'PAID' : 'PENDING',
    lineItems: given.lines.map(({ variant, title, quantity, unit_amount }) => ({
      ...(variant && { variantId: gid('ProductVariant', variant) }),
      ...(title && { title }),
      quantity,
      ...(unit_amount !== undefined && {
        priceSet: {
          shopMoney: { amount: decimal(unit_amount, currency), currencyCode: currency },
        },
      }),
    })),
    ...(address && { shippingAddress: address, billingAddress: address }),
    ...(given.note && { note: given.note }),
    ...(given.reference && { customAttributes: [{ key: 'Reference', value: given.reference }] }),
    ...(messageId && { sourceIdentifier: messageId }),
  };
}
