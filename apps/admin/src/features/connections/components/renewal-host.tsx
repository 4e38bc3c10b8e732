import { useState } from 'react';
import { useRenewalTrip } from '../../../lib/renewal-trip.ts';
import { RenewalDialog } from './lazy-dialogs.tsx';

/** Where a trip to a vendor is waited for, whatever on the page it was begun by. */
export function RenewalHost() {
  const trip = useRenewalTrip();
  const [last, setLast] = useState(trip);
  if (trip && trip !== last) setLast(trip);
  if (!last) return null;
  // Stays after its end, so that it gives the focus back.
  return <RenewalDialog key={last.attempt} begun={last} opened={trip !== null} />;
}
