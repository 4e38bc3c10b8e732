import { lazy, Suspense } from 'react';
import { useRenewalTrip } from '../../../lib/renewal-trip.ts';

const RenewalDialog = lazy(async () => ({
  default: (await import('./renewal-dialog.tsx')).RenewalDialog,
}));

/** Where a trip to a vendor is waited for, whatever on the page it was begun by. */
export function RenewalHost() {
  const trip = useRenewalTrip();
  if (!trip) return null;
  return (
    <Suspense fallback={null}>
      <RenewalDialog key={trip.attempt} begun={trip} />
    </Suspense>
  );
}
