import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { SecretDialogProps } from './secret-dialog.tsx';

export const LazySecretDialog = lazyDialog<SecretDialogProps>(
  async () => (await import('./secret-dialog.tsx')).SecretDialog,
);
