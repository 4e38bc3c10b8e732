import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { DisconnectDialogProps } from './disconnect-dialog.tsx';
import type { PauseDialogProps } from './pause-dialog.tsx';
import type { RenewalDialogProps } from './renewal-dialog.tsx';
import type { ReplaceCredentialsDialogProps } from './replace-credentials-dialog.tsx';
import type { ScopesDialogProps } from './scopes-dialog.tsx';

export const DisconnectDialog = lazyDialog<DisconnectDialogProps>(
  async () => (await import('./disconnect-dialog.tsx')).DisconnectDialog,
);
export const PauseDialog = lazyDialog<PauseDialogProps>(
  async () => (await import('./pause-dialog.tsx')).PauseDialog,
);
export const RenewalDialog = lazyDialog<RenewalDialogProps>(
  async () => (await import('./renewal-dialog.tsx')).RenewalDialog,
);
export const ReplaceCredentialsDialog = lazyDialog<ReplaceCredentialsDialogProps>(
  async () => (await import('./replace-credentials-dialog.tsx')).ReplaceCredentialsDialog,
);
export const ScopesDialog = lazyDialog<ScopesDialogProps>(
  async () => (await import('./scopes-dialog.tsx')).ScopesDialog,
);
