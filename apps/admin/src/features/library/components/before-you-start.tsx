import type { ConnectorSummary } from '@patchbay/contracts/connector';
import { VisuallyHidden } from '@mantine/core';
import { IconClock, IconKey, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '../../../lib/library-words.ts';
import '../../../lib/vendors-words.ts';
import { minutesText } from '../../../lib/time.ts';
import { needsOf } from '../needs.ts';
import classes from './connector-card.module.css';

/** What to have at hand before pressing Connect: rights, key or sign-in, and time. */
export function BeforeYouStart({ connector }: { connector: ConnectorSummary }) {
  const { t, i18n } = useTranslation('library');
  const { preparation } = connector;
  const needs = needsOf(connector).map((need) => t(`needs.${need}`));
  const either = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return (
    <div>
      <VisuallyHidden>{t('vendors:before')}</VisuallyHidden>
      <ul className={classes.needs}>
        {preparation && (
          <li>
            <IconUser size={14} aria-hidden />
            {t(`vendors:account.${preparation.account}`)}
          </li>
        )}
        <li>
          <IconKey size={14} aria-hidden />
          {either.format(needs)}
        </li>
        {preparation && (
          <li>
            <IconClock size={14} aria-hidden />
            {t('vendors:about_time', { time: minutesText(preparation.minutes, i18n.language) })}
          </li>
        )}
      </ul>
    </div>
  );
}
