import type { Connection, ConnectionScopes } from '@patchbay/contracts/connection';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSite } from '../../../lib/site-context.tsx';
import { connectionScopesQuery } from '../api/connection-scopes.ts';
import { editScopes } from '../api/edit-scopes.ts';
import { changedSince, rebasedChoice } from '../scope-choice.ts';
import { useRenewal } from './use-renewal.ts';

export interface ShownScopes {
  scopes: ConnectionScopes;
  chosen: string[];
}

/**
 * Leaves for the vendor with the chosen scopes, unless somebody changed them since they were shown:
 * then they are shown anew with the choice kept, and nothing is sent.
 */
export function useScopeSubmit(
  connection: Connection,
  shown: ShownScopes,
  setShown: (next: ShownScopes) => void,
  onLeft: () => void,
) {
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState(false);
  const { id } = connection;
  const authorize = async (asked: string[], popup: boolean) => {
    const now = await queryClient.fetchQuery(connectionScopesQuery(slug, id));
    if (!changedSince(shown.scopes, now)) return editScopes(slug, id, asked, popup);
    setShown({ scopes: now, chosen: rebasedChoice(shown.chosen, shown.scopes, now) });
    setConflict(true);
    return null;
  };
  const submit = useRenewal(connection, 'scopes', authorize, onLeft);
  return { submit, conflict };
}
