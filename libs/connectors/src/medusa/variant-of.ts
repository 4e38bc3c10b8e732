import type { z } from 'zod';
import type { productFields } from '../_commerce/inputs.ts';
import type { Product } from './product.ts';

export type ProductInput = z.output<z.ZodObject<typeof productFields>>;

/** Prices that stay, as text: facts hold no lists. A product has at most a few dozen currencies. */
const MOST_PRICES = 60;

/** The variant that is meant: the one of the SKU, or the only one. */
export function variantOf({ variants }: Product, { sku, currency }: ProductInput) {
  const all = variants ?? [];
  const variant =
    all.find((one) => sku !== undefined && one.sku === sku) ??
    (all.length === 1 ? all[0] : undefined);
  if (!variant) return {};
  const others = (variant.prices ?? []).filter(
    ({ currency_code }) => currency_code !== currency?.toLowerCase(),
  );
  return { variant: variant.id, prices: JSON.stringify(others.slice(0, MOST_PRICES)) };
}
