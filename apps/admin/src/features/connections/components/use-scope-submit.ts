import type { Connection, ConnectionScopes } from '@patchbay/contracts/connection';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSite } from '../../../lib/site-context.tsx';
import { useAction } from '../../../lib/use-action.ts';
import { connectionScopesQuery } from '../api/connection-scopes.ts';
import { editScopes } from '../api/edit-scopes.ts';
import { changedSince, rebasedChoice } from '../scope-choice.ts';

export interface ShownScopes {
  scopes: ConnectionScopes;
  chosen: string[];
}

/**
 * Leaves for the vendor with the chosen scopes, unless somebody changed them since they were shown:
 * then they are shown anew with the choice kept, and nothing is sent.
 */
export function useScopeSubmit(
  { id }: Connection,
  shown: ShownScopes,
  setShown: (next: ShownScopes) => void,
) {
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState(false);
  const submit = useAction({
    mutationFn: async (asked: string[]) => {
      const now = await queryClient.fetchQuery(connectionScopesQuery(slug, id));
      if (changedSince(shown.scopes, now)) {
        setShown({ scopes: now, chosen: rebasedChoice(shown.chosen, shown.scopes, now) });
        setConflict(true);
        return;
      }
      const { authorize_url } = await editScopes(slug, id, asked);
      window.location.assign(authorize_url);
      // Never settles: the button stays busy until the page is gone.
      await new Promise<never>(() => undefined);
    },
  });
  return { submit, conflict };
}
