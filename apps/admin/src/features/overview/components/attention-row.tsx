import { Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause, IconPlugX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import type { AttentionItem } from '@patchbay/contracts/attention';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { relativeTime } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { TextLink } from '../../../ui/links.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import classes from './attention.module.css';

export interface ItemWords {
  faces: ConnectorFaces;
  /** What is wrong, in words, and the click that mends it: of the feature that knows connections. */
  why: (item: AttentionItem) => ReactNode;
  remedy: (item: AttentionItem) => ReactNode;
}

/** One connection: what is wrong with it, what waits for it, and the click that mends it. */
export function AttentionRow({ item, faces, why, remedy }: ItemWords & { item: AttentionItem }) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  const { connection, severity } = item;
  const paused = connection.state === 'paused';
  const Icon = paused ? IconPlayerPause : severity === 'error' ? IconPlugX : IconAlertTriangle;
  const face = faceOf(faces, connection.connector_type);
  return (
    <li className={classes.row} data-severity={paused ? 'paused' : severity}>
      <span className={classes.sign}>
        <Icon size={18} role="img" aria-label={t(`severity.${paused ? 'paused' : severity}`)} />
      </span>
      <VendorMark {...face} size={30} />
      <div className={classes.what}>
        <TextLink
          to="/sites/$site/connections/$id"
          params={{ site: slug, id: String(connection.id) }}
          fw={600}
        >
          {connection.display_name}
        </TextLink>
        <Text size="sm" component="div">
          {why(item)}
        </Text>
        <HeldText item={item} />
      </div>
      <div className={classes.remedy}>{remedy(item)}</div>
    </li>
  );
}

function HeldText({ item: { held, connection } }: { item: AttentionItem }) {
  const { t, i18n } = useTranslation('overview');
  const { slug } = useSite();
  const now = useNow();
  if (!held) return null;
  const { count, at_least: atLeast, oldest_at: oldest } = held;
  const n = new Intl.NumberFormat(i18n.language).format(count) + (atLeast ? '+' : '');
  return (
    <Text size="sm" c="dimmed" component="div">
      <TextLink
        to="/sites/$site/log"
        params={{ site: slug }}
        search={{ view: 'waiting', connection: String(connection.id) }}
        size="sm"
        // Amid other words, where colour alone would not tell it from them.
        underline="always"
      >
        {t('held', { count, n })}
      </TextLink>
      {', '}
      {t('held_since', { when: relativeTime(oldest, now, i18n.language) })}
    </Text>
  );
}
