import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import type { CreatedConnection } from '@patchbay/contracts/connection';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSite } from '../../../lib/site-context.tsx';
import { createConnection } from '../api/create-connection.ts';
import { commonBody, type ConnectValues } from '../connect-values.ts';

interface Typed {
  flow: ConnectorFlow;
  values: ConnectValues;
  /** The connection whose account is used; null where the form brings its own credential. */
  account: number | null;
}

/** Sends the form where no trip to the vendor is needed; can be called off while the vendor is asked. */
export function useCreate(
  connector: ConnectorDetail,
  onCreated: (made: CreatedConnection) => void,
) {
  const site = useSite();
  const queryClient = useQueryClient();
  const asking = useRef<AbortController | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['sites', site.slug] });
  const create = useMutation({
    mutationFn: ({ flow, values, account }: Typed) => {
      asking.current = new AbortController();
      const body = {
        ...commonBody(connector, flow, values),
        auth_flow: flow.auth_flow,
        ...(account !== null && { from_connection_id: account }),
      };
      return createConnection(site.slug, body, asking.current.signal);
    },
    onMutate: () => setCancelled(false),
    onSuccess: (made) => {
      refresh();
      onCreated(made);
    },
  });
  const cancel = () => {
    asking.current?.abort();
    // The refusal that follows is our own doing, and no failure to show.
    create.reset();
    setCancelled(true);
    refresh();
  };
  return { create, cancel, cancelled };
}
