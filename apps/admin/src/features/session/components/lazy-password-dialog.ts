import { lazyDialog } from '../../../ui/lazy-dialog.tsx';

/** The user's menu is on every page, and a password is changed once in a long while. */
export const LazyPasswordDialog = lazyDialog(
  async () => (await import('./password-dialog.tsx')).PasswordDialog,
);
