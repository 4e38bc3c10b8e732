/** Shopify's global IDs; people know the number at their end. */
export const gid = (kind: 'Product' | 'ProductVariant', id: string): string =>
  /^\d+$/.test(id) ? `gid://shopify/${kind}/${id}` : id;
