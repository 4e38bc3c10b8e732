/** Currencies of ISO 4217 without hundredths. */
const DECIMALS: Readonly<Record<string, number>> = {
  ...{ BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0 },
  ...{ VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3 },
  TND: 3,
};

const decimalsOf = (currency: string): number => DECIMALS[currency.toUpperCase()] ?? 2;

/** An amount such as `27.2` in minor units; `undefined` when it is none. */
export function minorUnits(amount: number, currency: string): number | undefined {
  if (!Number.isFinite(amount) || amount < 0) return undefined;
  const units = Math.round(amount * 10 ** decimalsOf(currency));
  return Number.isSafeInteger(units) ? units : undefined;
}

/** Minor units as decimal text, such as `27.20`. */
export function decimal(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
}
