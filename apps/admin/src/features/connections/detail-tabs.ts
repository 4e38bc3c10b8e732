/** Apart from the component, so that reading the address does not load the page. */
export const DETAIL_TABS = ['overview', 'deliveries', 'activity', 'settings'] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

/** Dialogs an address may open at once; what ends something is opened by hand. */
export const LINKED_DIALOGS = ['replace', 'scopes'] as const;
export type DetailDialog = (typeof LINKED_DIALOGS)[number] | 'pause' | 'disconnect';
