import { ActionIcon, Group } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '../../../lib/settings-words.ts';

interface OverrideButtonsProps {
  name: string;
  /** Left out for what can only be removed. */
  onEdit?: () => void;
  /** Left out where nothing is stated. */
  onRemove?: () => void;
}

export function OverrideButtons({ name, onEdit, onRemove }: OverrideButtonsProps) {
  const { t } = useTranslation('settings');
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('rules.remove_of', { name })}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
      {onEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('rules.edit_of', { name })}
          onClick={onEdit}
        >
          <IconPencil size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
