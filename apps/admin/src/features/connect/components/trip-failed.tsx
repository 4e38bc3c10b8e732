import { Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connect-words.ts';
import '../../../lib/connecting-words.ts';
import { tellTrip } from '../../../lib/trip-channel.ts';
import { ButtonLink } from '../../../ui/links.tsx';
import { PlainScreen } from '../../../ui/plain-screen.tsx';
import { TripFailureText } from '../../../ui/trip-failure-text.tsx';

interface TripFailedProps {
  reason: string;
  outcome: string | undefined;
  detail: string | undefined;
  missing: string[];
  attempt: string | undefined;
  vendor: string | null;
  scopeTitle: (scope: string) => string;
  site: string | undefined;
  connector: string | undefined;
}

/** Where a trip ends that made no connection: told to the page that waits, else shown here. */
export function TripFailed(props: TripFailedProps) {
  const { reason, outcome, detail, missing, attempt, site, connector } = props;
  const { t } = useTranslation('connect');
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (!attempt) return;
    void tellTrip({
      ...{ kind: 'failed', attempt, reason, missing },
      ...(outcome && { outcome }),
      ...(detail && { detail }),
    }).then((wasHeard) => {
      setHeard(wasHeard);
      if (wasHeard) window.close();
    });
    // Told once: all of it comes from the address, which does not change.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt]);
  return (
    <PlainScreen title={t('failed.title')}>
      <Stack gap="md">
        <TripFailureText {...props} />
        {heard ? (
          <Text role="status">{t('connecting:trip.failed_text')}</Text>
        ) : (
          <Group>
            {site && connector && (
              <ButtonLink to="/sites/$site/library/$slug" params={{ site, slug: connector }}>
                {t('failed.try_again')}
              </ButtonLink>
            )}
            <ButtonLink
              variant={site && connector ? 'default' : 'filled'}
              to={site ? '/sites/$site/library' : '/'}
              params={site ? { site } : {}}
            >
              {t('failed.back')}
            </ButtonLink>
          </Group>
        )}
      </Stack>
    </PlainScreen>
  );
}
