import type { Attention } from '@patchbay/contracts/attention';
import { Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { CopyField } from '../../../ui/copy-field.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { Panel } from '../../../ui/panel.tsx';
import classes from './attention.module.css';

/** The way from an empty site to the first event that arrives. */
export function StartGuide({ start }: { start: Attention['start'] }) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  const { can } = useAbility();
  const params = { site: slug };
  return (
    <Panel title={t('start.title')} intro={t('start.intro')}>
      <ol className={classes.steps}>
        <Step
          n={1}
          title={t('start.connect')}
          text={t('start.connect_text')}
          done={start.connection_id !== null}
        >
          <ButtonLink size="xs" to="/sites/$site/library" params={params}>
            {t('start.connect_action')}
          </ButtonLink>
        </Step>
        {can('tokens.manage') && (
          <Step
            n={2}
            title={t('start.token')}
            text={t('start.token_text')}
            done={start.token === true}
          >
            <ButtonLink
              size="xs"
              variant="default"
              to="/sites/$site/settings/tokens"
              params={params}
            >
              {t('start.token_action')}
            </ButtonLink>
          </Step>
        )}
        {start.delivery !== null && (
          <Step n={3} title={t('start.send')} text={t('start.send_text')} done={start.delivery}>
            <CopyField label={t('start.send_command')} value={command(slug, start.connection_id)} />
          </Step>
        )}
      </ol>
    </Panel>
  );
}

interface StepProps {
  n: number;
  title: string;
  text: string;
  done: boolean;
  children: ReactNode;
}

function Step({ n, title, text, done, children }: StepProps) {
  const { t, i18n } = useTranslation('overview');
  return (
    <li>
      <h3>
        {done ? (
          <IconCircleCheck size={20} role="img" aria-label={t('start.done')} />
        ) : (
          <span>{new Intl.NumberFormat(i18n.language).format(n)}.</span>
        )}
        {title}
      </h3>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      {!done && children}
    </li>
  );
}

/** A webhook's event; what other connectors take is told by their pages. */
function command(site: string, connection: number | null): string {
  const body = {
    ...{
      connection_id: connection ?? 'CONNECTION',
      action: 'post_event',
      input: { type: 'test', data: {} },
    },
    ...{ originating_module: 'test', event_identifier: 'first-event' },
  };
  return `curl ${window.location.origin}/api/v1/sites/${site}/deliveries -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '${JSON.stringify(body)}'`;
}
