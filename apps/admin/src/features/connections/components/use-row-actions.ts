import type { Connection } from '@patchbay/contracts/connection';
import { useNavigate } from '@tanstack/react-router';
import { useSite } from '../../../lib/site-context.tsx';
import type { Remedy } from '../remedy.ts';
import { useConnectionActions } from './use-connection-actions.ts';
import { usePendingAction } from './use-pending-action.ts';

/** Actions as a row offers them: done here where a click is enough, on the detail page otherwise. */
export function useRowActions(connection: Connection) {
  const site = useSite();
  const navigate = useNavigate();
  const run = useConnectionActions(connection);
  const pending = usePendingAction(connection.id);

  const toDetail = (search: { open?: 'replace' | 'scopes'; tab?: 'settings' }) =>
    void navigate({
      to: '/sites/$site/connections/$id',
      params: { site: site.slug, id: String(connection.id) },
      search,
    });
  const choose = (action: Remedy | 'view') => {
    if (action === 'view') return toDetail({});
    if (action === 'settings') return toDetail({ tab: 'settings' });
    if (action === 'replace' || action === 'scopes') return toDetail({ open: action });
    run[action].mutate();
  };
  return { choose, pending };
}
