/** `123-456-7890`, as Google Ads shows it, without the dashes that its interfaces do not take. */
export const withoutDashes = (value: string): string => value.replaceAll(/[\s-]/g, '');

export const CUSTOMER_ID = /^[0-9]{10}$/;
