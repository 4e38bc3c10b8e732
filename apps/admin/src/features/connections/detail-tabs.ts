/** Apart from the component, so that reading the address does not load the page. */
export const DETAIL_TABS = ['overview', 'deliveries', 'activity', 'settings'] as const;

/** A connector's own panel has a tab named after it. */
export type DetailTab = (typeof DETAIL_TABS)[number] | PanelTab;
export type PanelTab = `panel-${string}`;
export const PANEL_TAB = /^panel-[a-z0-9_]{1,50}$/;

export function panelTab(name: string): PanelTab {
  return `panel-${name}`;
}

/** Dialogs an address may open at once; what ends something is opened by hand. */
export const LINKED_DIALOGS = ['replace', 'scopes'] as const;
export type DetailDialog = (typeof LINKED_DIALOGS)[number] | 'pause' | 'disconnect';
