/** Countries of the customs union, ISO 3166-1. */
const UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);

/**
 * DHL's usual product of a route by its global code: Express Domestic, Express Worldwide within the
 * union, of goods, and of documents.
 * https://developer.dhl.com/api-reference/dhl-express-mydhl-api
 */
export function usualProduct(from: string, to: string, declared: boolean): string {
  if (from === to) return 'N';
  if (declared) return 'P';
  return UNION.has(from) && UNION.has(to) ? 'U' : 'D';
}
