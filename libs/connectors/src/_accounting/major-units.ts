/**
 * An amount of a currency's minor unit as a number of its main unit, without the noise of binary
 * fractions: 1999 EUR is 19.99, 1999 JPY is 1999 (ISO 4217).
 */
export function majorUnits(minor: number, currency: string): number {
  const digits = minorDigits(currency);
  return Number((minor / 10 ** digits).toFixed(digits));
}

export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
