import { notifications } from '@mantine/notifications';

/** Success is said politely and goes; a failure interrupts and stays until it is read. */
export function toastSuccess(message: string): void {
  notifications.show({ message, color: 'green', role: 'status', autoClose: 4000 });
}

export function toastError(title: string, message: string): void {
  notifications.show({ title, message, color: 'red', role: 'alert', autoClose: 12_000 });
}
