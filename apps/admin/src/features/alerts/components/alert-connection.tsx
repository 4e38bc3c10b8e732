import type { Alert } from '@patchbay/contracts/alert';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { TextLink } from '../../../ui/links.tsx';
import '../../../lib/alert-words.ts';

/** The connection an alert is about: a way to it while it is there, its name when it is gone. */
export function AlertConnection({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const { slug } = useSite();
  if (alert.connection_gone) return t('connection_gone', { name: alert.connection_name });
  return (
    <TextLink
      to="/sites/$site/connections/$id"
      params={{ site: slug, id: String(alert.connection_id) }}
      size="sm"
    >
      {alert.connection_name}
    </TextLink>
  );
}
