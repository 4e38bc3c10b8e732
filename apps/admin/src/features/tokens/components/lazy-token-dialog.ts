import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { TokenDialogProps } from './token-dialog.tsx';

export const LazyTokenDialog = lazyDialog<TokenDialogProps>(
  async () => (await import('./token-dialog.tsx')).TokenDialog,
);
