import type { Connection } from '@patchbay/contracts/connection';
import type { PanelOption } from '@patchbay/contracts/panel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../../lib/site-context.tsx';
import { toastError, toastSuccess } from '../../../../lib/toast.ts';
import { chooseOption } from '../../api/choose-option.ts';
import { panelQuery } from '../../api/panel.ts';
import { storeConnection } from '../../api/store-connection.ts';
import '../../../../lib/detail-words.ts';

/** Stores a choice; what went wrong is said beside the list, where it was chosen. */
export function useChoose(connection: Connection, panel: string, onDone: () => void) {
  const { t } = useTranslation('detail');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (option: PanelOption) => chooseOption(slug, connection.id, panel, option.value),
    onSuccess: ({ panel: shown, ...next }, { label }) => {
      storeConnection(queryClient, slug, next);
      queryClient.setQueryData(panelQuery(slug, connection.id, panel).queryKey, shown);
      void queryClient.invalidateQueries({ queryKey: ['sites', slug] });
      if (next.test?.outcome === 'connected') toastSuccess(t('panel.saved', { label }));
      else toastError(t('panel.saved_untested_title'), t('panel.saved_untested', { label }));
      onDone();
    },
  });
}
