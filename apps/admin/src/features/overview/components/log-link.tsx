import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { TextLink } from '../../../ui/links.tsx';
import type { Period } from '../overview-search.ts';

interface LogLinkProps {
  /** Null where there is nothing to lead to. */
  connector: { slug: string; name: string } | null;
  period: Period;
  failed?: boolean;
  /** The number that leads there. */
  children: ReactNode;
}

/** A number of the overview that leads to the entries it counts. */
export function LogLink({ connector, period, failed, children }: LogLinkProps) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  if (!connector) return children;
  return (
    <TextLink
      inherit
      to="/sites/$site/log"
      params={{ site: slug }}
      search={{
        connector: connector.slug,
        range: period,
        ...(failed && { outcome: 'failed' }),
      }}
    >
      {children}
      <VisuallyHidden>
        {' '}
        {t(failed ? 'connectors.log_failed' : 'connectors.log', { name: connector.name })}
      </VisuallyHidden>
    </TextLink>
  );
}
