/** https://shopify.dev/docs/api/admin-graphql/latest/queries/productByIdentifier */
export const FIND = `query ($identifier: ProductIdentifierInput!) {
  productByIdentifier(identifier: $identifier) {
    id
    variants(first: 100) { nodes { id sku } }
  }
}`;

const PRODUCT = 'id handle variants(first: 1) { nodes { id } }';

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet */
export const SET = `mutation ($synchronous: Boolean!, $identifier: ProductSetIdentifiers, $input: ProductSetInput!) {
  productSet(synchronous: $synchronous, identifier: $identifier, input: $input) {
    product { ${PRODUCT} }
    userErrors { code field message }
  }
}`;

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productVariantsBulkUpdate */
export const UPDATE_VARIANT = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants) {
    product { ${PRODUCT} }
    userErrors { code field message }
  }
}`;

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/product */
export const READ = `query ($id: ID!) {
  product(id: $id) { ${PRODUCT} }
}`;
