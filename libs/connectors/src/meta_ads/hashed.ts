import { createHash } from 'node:crypto';

/**
 * Personal data leaves hashed, after it was brought into one form:
 * https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/customer-information-parameters
 */
export const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

export const hashedEmail = (email: string): string => hashed(email.trim().toLowerCase());

/** Digits only, the country code first and no zeros before it. */
export const hashedPhone = (phone: string): string =>
  hashed(phone.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, ''));

export const hashedName = (name: string): string => hashed(name.trim().toLowerCase());
