import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { TripFinished } from '../../features/connect/components/trip-finished.tsx';

const Search = z.object({
  site: z.string().catch(''),
  connection: z.coerce.number().int().positive().catch(0),
  attempt: z.string().max(64).catch(''),
});

/** Where a trip to a vendor ends that made a connection, in the window it was made in. */
export const Route = createFileRoute('/oauth/finished')({
  validateSearch: Search,
  component: Finished,
});

function Finished() {
  const { site, connection, attempt } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <TripFinished
      attempt={attempt}
      connection={connection}
      onAlone={() =>
        void navigate({
          to: '/sites/$site/connections/$id',
          params: { site, id: String(connection) },
          search: { connected: '1' },
          replace: true,
        })
      }
    />
  );
}
