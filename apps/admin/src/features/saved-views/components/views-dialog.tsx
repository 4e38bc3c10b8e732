import type { SavedView } from '@patchbay/contracts/saved-view';
import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { removeView } from '../api/remove-view.ts';
import { saveView } from '../api/save-view.ts';
import { savedViewsKey } from '../api/saved-views.ts';

export interface ViewsDialogProps {
  opened: boolean;
  page: SavedView['page'];
  /** The filters in force. */
  search: string;
  views: readonly SavedView[];
  onClose: () => void;
}

/** Gives the filters in force a name, and takes names away. */
export function ViewsDialog({ opened, page, search, views, onClose }: ViewsDialogProps) {
  const { t } = useTranslation();
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const settle = () => queryClient.invalidateQueries({ queryKey: savedViewsKey(slug, page) });
  const close = () => {
    setName('');
    onClose();
  };
  const save = useAction({
    mutationFn: () => saveView(slug, { page, name: name.trim(), search }),
    onSuccess: (view) => {
      toastSuccess(t('views.saved', { name: view.name }));
      close();
    },
    onSettled: settle,
  });
  const remove = useAction({
    mutationFn: (view: SavedView) => removeView(slug, view.id),
    onSettled: settle,
  });
  const replaces = views.some((view) => view.name === name.trim());
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('views.keep')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() && !save.isPending) save.mutate();
          }}
        >
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              data-autofocus
              flex={1}
              label={t('views.name')}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!name.trim()} loading={save.isPending}>
              {t(replaces ? 'views.replace' : 'views.save')}
            </Button>
          </Group>
        </form>
        {views.length > 0 && (
          <Stack gap="xs" role="list" aria-label={t('views.own')}>
            {views.map((view) => (
              <Group key={view.id} role="listitem" justify="space-between" wrap="nowrap">
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {view.name}
                </Text>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t('views.remove', { name: view.name })}
                  loading={remove.isPending && remove.variables.id === view.id}
                  onClick={() => remove.mutate(view)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            ))}
          </Stack>
        )}
      </Stack>
    </Modal>
  );
}
