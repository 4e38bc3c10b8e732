import { useQueryClient } from '@tanstack/react-query';
import { useSite } from '../../../lib/site-context.tsx';
import { useAction } from '../../../lib/use-action.ts';
import { alertSummaryKey, alertsKey } from '../api/alerts-key.ts';
import { readAlert } from '../api/read-alert.ts';
import { readAlerts } from '../api/read-alerts.ts';

/** Notes one alert as read, or all of them. */
export function useReadAlerts() {
  const { slug } = useSite();
  const queryClient = useQueryClient();
  return useAction({
    mutationFn: async (which: number | 'all') => {
      await (which === 'all' ? readAlerts(slug) : readAlert(slug, which));
    },
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: alertSummaryKey(slug) }),
        queryClient.invalidateQueries({ queryKey: alertsKey(slug) }),
      ]),
  });
}
