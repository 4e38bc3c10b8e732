import type { Attention } from '@patchbay/contracts/attention';
import { Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { Panel } from '../../../ui/panel.tsx';
import classes from './attention.module.css';

interface StartGuideProps {
  start: Attention['start'];
  /** Asks for the form that sends an event through this connection. */
  onTest: (connectionId: number) => void;
}

/** The way from an empty site to the first event that arrives. */
export function StartGuide({ start, onTest }: StartGuideProps) {
  const { t } = useTranslation('overview');
  const { slug } = useSite();
  const { can, reason } = useAbility();
  const params = { site: slug };
  const { connection_id: connection } = start;
  const notYet = connection === null ? t('start.connect_first') : reason('deliveries.create');
  return (
    <Panel title={t('start.title')} intro={t('start.intro')}>
      <ol className={classes.steps}>
        <Step
          n={1}
          title={t('start.connect')}
          text={t('start.connect_text')}
          done={connection !== null}
        >
          <ButtonLink size="xs" to="/sites/$site/library" params={params}>
            {t('start.connect_action')}
          </ButtonLink>
        </Step>
        {start.delivery !== null && (
          <Step n={2} title={t('start.send')} text={t('start.send_text')} done={start.delivery}>
            <GatedButton
              size="xs"
              variant={connection === null ? 'default' : 'filled'}
              reason={notYet}
              onClick={() => connection !== null && onTest(connection)}
            >
              {t('start.send_action')}
            </GatedButton>
          </Step>
        )}
        {can('tokens.manage') && (
          <Step
            n={3}
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
