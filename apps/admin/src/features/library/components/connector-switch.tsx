import type { ConnectorSummary } from '@patchbay/contracts/connector';
import { List, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import { putEnabled } from '../api/put-enabled.ts';
import classes from './connector-card.module.css';
import type { ReachDialogProps } from './reach-dialog.tsx';
import '../../../lib/library-words.ts';

const ReachDialog = lazyDialog<ReachDialogProps>(
  async () => (await import('./reach-dialog.tsx')).ReachDialog,
);

interface ConnectorSwitchProps {
  connector: Pick<ConnectorSummary, 'slug' | 'name' | 'family' | 'enabled' | 'status' | 'package'>;
}

/** Turns a connector on and off for the site, for who may; off is asked about first. */
export function ConnectorSwitch({ connector }: ConnectorSwitchProps) {
  const { t } = useTranslation('library');
  const site = useSite();
  const ability = useAbility();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [looking, setLooking] = useState(false);
  const { slug, name, family, enabled, status } = connector;
  const turn = useAction({
    mutationFn: (on: boolean) => putEnabled(site.slug, slug, on),
    onSuccess: async (next) => {
      toastSuccess(t(next.enabled ? 'switch.turned_on' : 'switch.turned_off', { name }));
      await queryClient.invalidateQueries({ queryKey: ['sites', site.slug, 'connectors'] });
    },
    onSettled: () => {
      setAsking(false);
      setLooking(false);
    },
  });
  if (status === 'planned' || !ability.can('settings.manage', { family })) return null;
  const toggle = () => {
    if (turn.isPending) return;
    if (enabled) setAsking(true);
    // What others wrote is looked at first.
    else if (connector.package) setLooking(true);
    else turn.mutate(true);
  };
  const shown = turn.isPending ? turn.variables : enabled;
  return (
    <>
      <Switch
        className={classes.switch}
        size="sm"
        checked={shown}
        // Not disabled meanwhile: the keyboard would lose its place.
        aria-busy={turn.isPending}
        label={t('switch.available')}
        aria-label={t('switch.label', { name })}
        onChange={toggle}
      />
      <ReachDialog
        slug={slug}
        opened={looking}
        onClose={() => setLooking(false)}
        loading={turn.isPending}
        onConfirm={() => turn.mutate(true)}
      />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('switch.title', { name })}
        confirm={t('switch.confirm')}
        loading={turn.isPending}
        onConfirm={() => turn.mutate(false)}
      >
        <List size="sm" spacing={4}>
          <List.Item>{t('switch.no_new', { name })}</List.Item>
          <List.Item>{t('switch.no_pickers')}</List.Item>
          <List.Item>{t('switch.no_tests')}</List.Item>
        </List>
        <Text size="sm" c="dimmed">
          {t('switch.goes_on')}
        </Text>
      </ConfirmDialog>
    </>
  );
}
