import type { Connection, ConnectionScopes } from '@patchbay/contracts/connection';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { askedFor, scopeChange, startChoice } from '../scope-choice.ts';
import { vendorName } from '../vendor-name.ts';
import { ScopeOption } from './scope-option.tsx';
import { useScopeSubmit } from './use-scope-submit.ts';
import '../../../lib/connections-words.ts';

interface ScopesFormProps {
  connection: Connection;
  /** The scopes as they were when the dialog opened. */
  opened: ConnectionScopes;
  actions: readonly { name: string; title: string }[];
  vendor: string;
  onClose: () => void;
}

export function ScopesForm({ connection, opened, actions, onClose, ...props }: ScopesFormProps) {
  const vendor = vendorName(connection, props.vendor);
  const { t } = useTranslation('connections');
  const [shown, setShown] = useState({ scopes: opened, chosen: startChoice(opened) });
  const { submit, conflict } = useScopeSubmit(connection, shown, setShown, onClose);
  const { scopes, chosen } = shown;
  const asked = askedFor(scopes, chosen);
  const { added, dropped } = scopeChange(scopes, asked);
  const beyond = scopes.held.filter((id) => !scopes.offered.some((each) => each.id === id));
  const idle = added.length + dropped.length === 0 ? t('scopes.unchanged') : null;
  const toggle = (id: string, on: boolean) =>
    setShown({ scopes, chosen: on ? [...chosen, id] : chosen.filter((each) => each !== id) });
  const names = (list: typeof added) => list.map((each) => each.label).join(', ');

  if (scopes.offered.length === 0) return <Text size="sm">{t('reasons.no_scopes')}</Text>;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('scopes.change_intro', { vendor })}
      </Text>
      {conflict && (
        <Alert color="amber" role="alert" title={t('scopes.conflict_title')}>
          {t('scopes.conflict')}
        </Alert>
      )}
      <Stack gap="sm" role="group" aria-label={t('scopes.title')}>
        {scopes.offered.map((scope) => (
          <ScopeOption
            key={scope.id}
            scope={scope}
            checked={asked.includes(scope.id)}
            missing={scopes.missing.includes(scope.id)}
            actions={actions}
            onChange={(on) => toggle(scope.id, on)}
          />
        ))}
      </Stack>
      {beyond.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('scopes.beyond', { scopes: beyond.join(', ') })}
        </Text>
      )}
      <div role="status">
        {added.length > 0 && <Text size="sm">{t('scopes.adds', { scopes: names(added) })}</Text>}
        {dropped.length > 0 && (
          <Text size="sm">{t('scopes.drops', { scopes: names(dropped) })}</Text>
        )}
      </div>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <GatedButton reason={idle} loading={submit.isPending} onClick={() => submit.mutate(asked)}>
          {t('scopes.change_submit', { vendor })}
        </GatedButton>
      </Group>
    </Stack>
  );
}
