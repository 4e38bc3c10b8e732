import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { MemberDialogProps } from './member-dialog.tsx';

export const LazyMemberDialog = lazyDialog<MemberDialogProps>(
  async () => (await import('./member-dialog.tsx')).MemberDialog,
);
