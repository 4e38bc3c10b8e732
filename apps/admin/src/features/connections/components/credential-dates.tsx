import type { Connection } from '@patchbay/contracts/connection';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/use-now.ts';
import { Facts } from '../../../ui/facts.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import '../../../lib/connections-words.ts';

/** When the access runs out, when it is renewed next, and when somebody must sign in again. */
export function CredentialDates({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const now = useNow();
  const { expires_at: expires, refresh_due_at: due, grant_expires_at: ends } = connection;
  const lives = connection.state === 'active' || connection.state === 'paused';
  const failing = connection.health_reason?.code === 'refresh_failing';
  const facts: (readonly [string, ReactNode])[] = [];
  const add = (label: string, value: ReactNode) => facts.push([label, value]);
  const time = (iso: string) => <TimeText key={iso} value={iso} />;

  if (expires) {
    const over = Date.parse(expires) < now;
    add(t(over ? 'credentials.expired' : 'credentials.expires'), time(expires));
  }
  if (connection.has_refresh_token) {
    add(
      t(failing ? 'credentials.tried_next' : 'credentials.refreshed_next'),
      lives && due ? time(due) : t(lives ? 'credentials.on_use' : 'credentials.not_refreshed'),
    );
  }
  if (ends && ends !== expires) add(t('credentials.grant_ends'), time(ends));
  if (connection.previous_secret_until && Date.parse(connection.previous_secret_until) > now) {
    add(t('credentials.previous_secret'), time(connection.previous_secret_until));
  }
  if (facts.length === 0) add(t('credentials.expires'), t('credentials.no_expiry'));
  return <Facts facts={facts} />;
}
