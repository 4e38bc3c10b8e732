import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { OverrideDialogProps } from './override-dialog.tsx';

export const LazyOverrideDialog = lazyDialog<OverrideDialogProps>(
  async () => (await import('./override-dialog.tsx')).OverrideDialog,
);
