import type { ConfirmDialogProps } from './confirm-dialog-box.tsx';
import { lazyDialog } from './lazy-dialog.tsx';

/** Asks before something that cannot be taken back. */
export const ConfirmDialog = lazyDialog<ConfirmDialogProps>(
  async () => (await import('./confirm-dialog-box.tsx')).ConfirmDialogBox,
);
