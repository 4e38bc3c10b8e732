import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorFlow } from '@patchbay/contracts/connector';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { useAction } from '../../../lib/use-action.ts';
import { ScopeChoice } from '../../../ui/scope-choice.tsx';
import { editScopes } from '../api/edit-scopes.ts';

export interface ScopesDialogProps {
  connection: Connection;
  flow: ConnectorFlow;
  vendor: string;
  opened: boolean;
  onClose: () => void;
}

/** What the vendor offers beside what is held; submitting goes to the vendor to agree. */
export function ScopesDialog({ connection, flow, vendor, opened, onClose }: ScopesDialogProps) {
  const { t } = useTranslation('connections');
  const { slug } = useSite();
  const [chosen, setChosen] = useState<string[]>(connection.scopes_granted);
  const change = useAction({
    mutationFn: async () => {
      const offered = flow.scopes.filter((scope) => scope.required || chosen.includes(scope.id));
      const answer = await editScopes(
        slug,
        connection.id,
        offered.map((scope) => scope.id),
      );
      window.location.assign(answer.authorize_url);
      return new Promise<never>(() => undefined);
    },
  });
  const none = !flow.scopes.some((scope) => scope.required || chosen.includes(scope.id));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('scopes.change_title', { name: connection.display_name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('scopes.change_intro', { vendor })}
        </Text>
        <ScopeChoice
          scopes={flow.scopes}
          chosen={chosen}
          held={connection.scopes_granted}
          onChange={setChosen}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button onClick={() => change.mutate()} loading={change.isPending} disabled={none}>
            {t('scopes.change_submit', { vendor })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
