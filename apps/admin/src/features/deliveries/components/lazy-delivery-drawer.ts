import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { DeliveryDrawerProps } from './delivery-drawer.tsx';

export const LazyDeliveryDrawer = lazyDialog<DeliveryDrawerProps>(
  async () => (await import('./delivery-drawer.tsx')).DeliveryDrawer,
);
