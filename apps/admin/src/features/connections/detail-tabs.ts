/** Apart from the component, so that reading the address does not load the page. */
export const DETAIL_TABS = ['overview', 'deliveries', 'activity', 'settings'] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];
