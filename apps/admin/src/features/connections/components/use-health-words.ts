import type { Connection } from '@patchbay/contracts/connection';
import { useTranslation } from 'react-i18next';
import { dayText, relativeTime } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { healthKind, type HealthKind } from '../health-kind.ts';
import { vendorName } from '../vendor-name.ts';

export interface HealthWords {
  kind: HealthKind;
  /** A few words for a row. */
  label: string;
  title: string;
  /** What it means, and what to do. */
  text: string;
}

/** A connection's trouble as a shop owner reads it; null while there is none. */
export function useHealthWords(connection: Connection, vendor: string): HealthWords | null {
  const { t, i18n } = useTranslation('connections');
  const now = useNow();
  const kind = healthKind(connection);
  if (!kind) return null;
  const soon = (iso: string | null) => (iso ? relativeTime(iso, now, i18n.language) : '');
  const words = {
    vendor: vendorName(connection, vendor),
    ends: soon(connection.grant_expires_at),
    day: connection.grant_expires_at ? dayText(connection.grant_expires_at, i18n.language) : '',
    next: soon(connection.refresh_due_at),
    lasts: soon(connection.expires_at),
    scopes: connection.scopes_missing.join(', '),
  };
  const waits = connection.state !== 'active' && kind !== 'paused';
  const text = t(`trouble.${kind}.text`, words);
  return {
    kind,
    label: t(`trouble.${kind}.label`, words),
    title: t(`trouble.${kind}.title`, words),
    text: waits ? `${text} ${t('trouble.waits')}` : text,
  };
}
