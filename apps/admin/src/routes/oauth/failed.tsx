import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { TripFailed } from '../../features/connect/components/trip-failed.tsx';
import { connectorQuery } from '../../lib/connector.ts';

const Search = z.object({
  reason: z.string().max(50).catch('unknown'),
  outcome: z.string().max(50).optional().catch(undefined),
  detail: z.string().max(500).optional().catch(undefined),
  /** Scopes that were not granted, with spaces between. */
  missing: z.string().max(1000).optional().catch(undefined),
  site: z.string().optional(),
  connector: z.string().optional(),
  /** Names the trip to the page that waits for it in another window. */
  attempt: z.string().max(64).optional().catch(undefined),
});

/** Where a trip to a vendor ends that made no connection. */
export const Route = createFileRoute('/oauth/failed')({
  validateSearch: Search,
  component: AuthorizationFailed,
});

function AuthorizationFailed() {
  const { reason, outcome, detail, missing: list, site, connector, attempt } = Route.useSearch();
  const missing = (list ?? '').split(' ').filter(Boolean);
  const { data: vendor } = useQuery({
    ...connectorQuery(site ?? '', connector ?? ''),
    // Only for the names of scopes: who came back signed out is told that first.
    enabled: missing.length > 0 && site !== undefined && connector !== undefined,
    retry: false,
  });
  const titles = new Map(
    vendor?.flows.flatMap((flow) => flow.scopes).map((scope) => [scope.id, scope.title]),
  );
  return (
    <TripFailed
      {...{ reason, outcome, detail, missing, site, connector, attempt }}
      vendor={vendor?.name ?? null}
      scopeTitle={(scope) => titles.get(scope) ?? scope}
    />
  );
}
