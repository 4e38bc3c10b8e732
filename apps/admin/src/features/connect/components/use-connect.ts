import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import type { CreatedConnection } from '@patchbay/contracts/connection';
import { ProblemError } from '@patchbay/client/problem-error';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSite } from '../../../lib/site-context.tsx';
import { authorizeConnection } from '../api/authorize-connection.ts';
import { createConnection } from '../api/create-connection.ts';
import { chosenScopes, commonBody, type ConnectValues } from '../connect-values.ts';

/**
 * Sends the form: either the connection is made here, or the browser leaves for the vendor, and then
 * the mutation never settles, so that the button stays busy until the page is gone.
 */
export function useConnect(
  connector: ConnectorDetail,
  onCreated: (made: CreatedConnection) => void,
) {
  const site = useSite();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ flow, values }: { flow: ConnectorFlow; values: ConnectValues }) => {
      const body = commonBody(connector, flow, values);
      if (!flow.redirect)
        return createConnection(site.slug, { ...body, auth_flow: flow.auth_flow });
      const scopes = chosenScopes(flow, values);
      const answer = await authorizeConnection(site.slug, {
        ...body,
        ...(scopes.length > 0 && { scopes }),
      });
      window.location.assign(answer.authorize_url);
      return new Promise<never>(() => undefined);
    },
    onSuccess: (made) => {
      void queryClient.invalidateQueries({ queryKey: ['sites', site.slug] });
      onCreated(made);
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.code !== 'oauth_app_missing') return;
      // The application went away meanwhile; the page then asks for it again.
      void queryClient.invalidateQueries({ queryKey: ['sites', site.slug, 'connectors'] });
    },
  });
}
