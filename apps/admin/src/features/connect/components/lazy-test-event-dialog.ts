import { lazyDialog } from '../../../ui/lazy-dialog.tsx';

/** Opened once in a connection's life, if at all. */
export const LazyTestEventDialog = lazyDialog(
  async () => (await import('./test-event-dialog.tsx')).TestEventDialog,
);
