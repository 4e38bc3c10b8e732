import { useSyncExternalStore } from 'react';
import { i18n } from './i18n.ts';

type Toast = Parameters<typeof import('@mantine/notifications').notifications.show>[0];

/** Most visits show no toast; what draws them is loaded with the first one. */
let wanted = false;
const listeners = new Set<() => void>();

export function useToastsWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}

/** Success is said politely and goes; a failure interrupts and stays until it is read. */
export function toastSuccess(message: string): void {
  show({ message, color: 'green', role: 'status', autoClose: 4000 });
}

export function toastError(title: string, message: string): void {
  show({ title, message, color: 'red', role: 'alert', autoClose: 12_000 });
}

/** What somebody still has to do: stays until it is closed. */
export function toastNotice(title: string, message: string): void {
  show({ title, message, color: 'amber', role: 'alert', autoClose: false });
}

function show(toast: Toast): void {
  wanted = true;
  for (const listener of listeners) listener();
  const closeButtonProps = { 'aria-label': i18n.t('close') };
  void import('@mantine/notifications').then(({ notifications }) =>
    notifications.show({ closeButtonProps, ...toast }),
  );
}
