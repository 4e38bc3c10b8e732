import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { uuidFrom } from '../_generic/uuid-from.ts';

/** The oldest that Intuit still answers, and the newest there is. */
export const MINOR = { minorversion: 75 };

/**
 * A write that is repeated under one `requestid` is done once (learn/rest-api-features).
 *
 * @param purpose tells several writes of one delivery apart
 */
export function once({ messageId }: Pick<RequestContext, 'messageId'>, purpose: string) {
  return { ...MINOR, requestid: messageId && uuidFrom(`${messageId}/${purpose}`) };
}

/** A text in a query: between single quotes, with backslashes and quotes escaped. */
export function queryText(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
