import { Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { tellTrip } from '../../../lib/trip-channel.ts';
import { PlainScreen } from '../../../ui/plain-screen.tsx';

interface TripFinishedProps {
  attempt: string;
  connection: number;
  /** Nobody waits any more, so this window takes the page's place. */
  onAlone: () => void;
}

/** The last thing in the vendor's window: tells the page that waits, and closes. */
export function TripFinished({ attempt, connection, onAlone }: TripFinishedProps) {
  const { t } = useTranslation('connecting');
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    void tellTrip({ kind: 'finished', attempt, connection }).then((wasHeard) => {
      setHeard(wasHeard);
      if (wasHeard) window.close();
      else onAlone();
    });
    // Told once; what to do then does not change meanwhile.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt, connection]);
  return (
    <PlainScreen title={t('trip.finished')}>
      <Text role="status">
        {heard ? t('trip.finished_text') : <Loader size="sm" aria-label={t('trip.taking_back')} />}
      </Text>
    </PlainScreen>
  );
}
