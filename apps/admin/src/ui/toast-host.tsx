import { lazy, Suspense } from 'react';
import { useToastsWanted } from '../lib/toast.ts';

const Toasts = lazy(async () => {
  const { Notifications } = await import('@mantine/notifications');
  return { default: Notifications };
});

/** Where toasts stand, from the first one on. */
export function ToastHost() {
  if (!useToastsWanted()) return null;
  return (
    <Suspense fallback={null}>
      <Toasts position="bottom-right" limit={4} />
    </Suspense>
  );
}
