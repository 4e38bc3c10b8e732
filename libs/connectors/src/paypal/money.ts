import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

/** https://developer.paypal.com/reference/currency-codes/: "does not support decimals". */
const WHOLE_ONLY = new Set(['HUF', 'JPY', 'TWD']);
/** ISO 4217 gives these no minor unit, so that the amounts handed over are whole already. */
const NO_MINOR_UNIT = new Set(['JPY']);

export const Money = z.object({
  currency_code: z.string().regex(/^[A-Z]{3}$/),
  value: z.string().regex(/^-?[0-9]{1,20}(?:\.[0-9]{1,3})?$/),
});
export type Money = z.output<typeof Money>;

/**
 * @param amount in the minor unit of ISO 4217
 * @throws RequestBuildError for a fraction of a currency that PayPal takes whole
 */
export function moneyOf(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  if (NO_MINOR_UNIT.has(code)) return { currency_code: code, value: String(amount) };
  const whole = Math.trunc(amount / 100);
  const cents = amount % 100;
  if (!WHOLE_ONLY.has(code)) {
    return { currency_code: code, value: `${whole}.${String(cents).padStart(2, '0')}` };
  }
  if (cents === 0) return { currency_code: code, value: String(whole) };
  throw new RequestBuildError('amount', `PayPal takes ${code} in whole units only`);
}

/** Back into the minor unit of ISO 4217. */
export function minorUnits({ currency_code, value }: Money): number {
  const factor = NO_MINOR_UNIT.has(currency_code) ? 1 : 100;
  return Math.round(Number(value) * factor);
}
