/** The owner's own grouping of connections. */
export const CATEGORIES = ['supplier', 'accounting', 'marketing', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];
