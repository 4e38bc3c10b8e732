import { useMutationState } from '@tanstack/react-query';

/** Marks what is done to a connection, so that whatever shows the connection can say so. */
export function actionKey(id: number, action: string) {
  return ['connection', id, action] as const;
}

/** What is being done to the connection right now, wherever on the page it was started. */
export function usePendingAction(id: number): string | undefined {
  const pending = useMutationState({
    filters: { mutationKey: ['connection', id], status: 'pending' },
    select: (mutation) => String(mutation.options.mutationKey?.[2]),
  });
  return pending[0];
}
