import { lazyDialog } from '../../../ui/lazy-dialog.tsx';

/** The navigation is on every page, and hardly anybody creates a site. */
export const LazyCreateSiteDialog = lazyDialog(
  async () => (await import('./create-site-dialog.tsx')).CreateSiteDialog,
);
