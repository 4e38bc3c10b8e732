import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile } from './changed-meanwhile.ts';
import { problemText } from './problem-text.ts';
import { toastError } from './toast.ts';

/**
 * A mutation whose failure is said in a toast, for actions that have no form to show it in. What
 * the caller's `onError` does, such as rolling back, happens first. A choice between two people's
 * changes is asked for where they stand, not in a toast.
 */
export function useAction<TData, TVariables = void, TContext = unknown>(
  options: UseMutationOptions<TData, Error, TVariables, TContext>,
) {
  const { t } = useTranslation();
  return useMutation<TData, Error, TVariables, TContext>({
    ...options,
    onError: async (error, ...rest) => {
      await options.onError?.(error, ...rest);
      if (!(error instanceof ChangedMeanwhile))
        toastError(t('action_failed'), problemText(error, t));
    },
  });
}
