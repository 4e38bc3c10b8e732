import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { orderFields, orderResult } from '../_commerce/inputs.ts';
import { SAMPLE_ORDER } from '../_commerce/samples.ts';
import { decimal } from '../_money/units.ts';
import { addressOf } from './address-of.ts';

const input = z.strictObject({
  ...orderFields,
  currency: orderFields.currency.unwrap(),
  region_id: z.string().min(1).max(200).optional().meta({
    title: 'Region',
    description: 'Instead of the one in the settings.',
  }),
});

const Draft = z.object({ draft_order: z.object({ id: z.string().min(1).max(200) }) });

const Drafts = z.object({
  draft_orders: z.array(
    z.object({
      id: z.string().min(1).max(200),
      metadata: z.record(z.string(), z.unknown()).nullish().catch(undefined),
    }),
  ),
});

const Order = z.object({
  order: z.object({
    id: z.string().min(1).max(200),
    display_id: z.union([z.string(), z.number()]).nullish().catch(undefined),
    status: z.string().max(60).optional().catch(undefined),
  }),
});

/** Where the delivery's number is kept, by which a repeated request is recognised. */
const MARK = 'patchbay_message';

/**
 * POST /admin/draft-orders, then POST /admin/draft-orders/{id}/convert-to-order. The Admin API adds
 * orders no other way. https://docs.medusajs.com/api/admin#draft-orders_postdraftorders
 */
export const createOrder = action({
  title: 'Add an order',
  description: 'Adds an order that was placed elsewhere; nothing is charged.',
  input,
  sample: SAMPLE_ORDER,
  before: [
    {
      name: 'find',
      request: (_, { messageId }) =>
        messageId === undefined
          ? undefined
          : {
              method: 'GET',
              path: '/admin/draft-orders',
              query: { order: '-created_at', limit: 50, fields: 'id,metadata' },
            },
      read: ({ body }) => {
        const drafts = Drafts.safeParse(body).data?.draft_orders;
        return (
          drafts && {
            drafts: JSON.stringify(
              drafts.flatMap(({ id, metadata }) =>
                typeof metadata?.[MARK] === 'string' ? [[metadata[MARK], id]] : [],
              ),
            ),
          }
        );
      },
    },
    {
      name: 'draft',
      request: (input, { settings, messageId }, { drafts }) => {
        const region = input.region_id ?? settings['region_id'];
        if (!region) throw new RequestBuildError('region_id', 'is needed; set one for all orders');
        const there = draftOf(drafts, messageId);
        if (there) {
          return { method: 'GET', path: '/admin/draft-orders/{id}', params: { id: there } };
        }
        return {
          method: 'POST',
          path: '/admin/draft-orders',
          json: { ...bodyOf(input, settings, messageId), region_id: region },
        };
      },
      read: ({ body }) => {
        const draft = Draft.safeParse(body).data?.draft_order;
        return draft && { draft: draft.id };
      },
    },
  ],
  request: (_input, _context, { draft }) => ({
    method: 'POST',
    path: '/admin/draft-orders/{id}/convert-to-order',
    params: { id: String(draft) },
  }),
  result: {
    schema: orderResult,
    read: ({ body }) => {
      const order = Order.safeParse(body).data?.order;
      if (!order) return undefined;
      const { id, display_id, status } = order;
      return {
        order: id,
        ...(display_id !== null && display_id !== undefined && { number: String(display_id) }),
        ...(status && { status }),
      };
    },
  },
});

const Marked = z.array(z.tuple([z.string(), z.string()]));

function draftOf(drafts: unknown, messageId: string | undefined): string | undefined {
  if (typeof drafts !== 'string') return undefined;
  return Marked.parse(JSON.parse(drafts)).find(([mark]) => mark === messageId)?.[1];
}

function bodyOf(
  order: z.output<typeof input>,
  settings: Readonly<Record<string, unknown>>,
  messageId: string | undefined,
) {
  const address = order.shipping_address && addressOf(order.shipping_address);
  return {
    email: order.email,
    currency_code: order.currency.toLowerCase(),
    ...(settings['sales_channel_id'] !== undefined && {
      sales_channel_id: String(settings['sales_channel_id']),
    }),
    items: order.lines.map(({ variant, title, quantity, unit_amount }) => ({
      ...(variant && { variant_id: variant }),
      ...(title && { title }),
      quantity,
      ...(unit_amount !== undefined && {
        unit_price: Number(decimal(unit_amount, order.currency)),
      }),
    })),
    ...(address && { shipping_address: address, billing_address: address }),
    // Required until Medusa 2.8, and may be empty.
    shipping_methods: [],
    no_notification_order: true,
    metadata: {
      ...(messageId && { [MARK]: messageId }),
      ...(order.reference && { reference: order.reference }),
      ...(order.note && { note: order.note }),
    },
  };
}
