import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from './problem-text.ts';
import { toastError } from './toast.ts';

/**
 * A mutation whose failure is said in a toast, for actions that have no form to show it in. What
 * the caller's `onError` does, such as rolling back, happens first.
 */
export function useAction<TData, TVariables = void, TContext = unknown>(
  options: UseMutationOptions<TData, Error, TVariables, TContext>,
) {
  const { t } = useTranslation();
  return useMutation<TData, Error, TVariables, TContext>({
    ...options,
    onError: async (error, ...rest) => {
      await options.onError?.(error, ...rest);
      toastError(t('action_failed'), problemText(error, t));
    },
  });
}
