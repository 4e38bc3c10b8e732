import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { RoleDialogProps } from './role-dialog.tsx';

export const LazyRoleDialog = lazyDialog<RoleDialogProps>(
  async () => (await import('./role-dialog.tsx')).RoleDialog,
);
