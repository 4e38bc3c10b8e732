import { ActionIcon, Group, NativeSelect, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { requiredLabel } from '../../../ui/required-label.ts';
import '../../../lib/settings-words.ts';

interface GroupRoleRowProps {
  /** Its place in the list, from 1. */
  number: number;
  last: boolean;
  roles: readonly string[];
  group: GetInputPropsReturnType;
  role: GetInputPropsReturnType;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

export function GroupRoleRow(props: GroupRoleRowProps) {
  const { number: n, last, roles, group, role, onMove, onRemove } = props;
  const { t } = useTranslation('settings');
  const chosen = role.value as string;
  const options = chosen === '' || roles.includes(chosen) ? roles : [chosen, ...roles];
  return (
    <Group align="flex-start" gap="sm" role="group" aria-label={t('sso.group_n', { n })}>
      <TextInput
        flex="2 1 12rem"
        label={t('sso.group')}
        description={n === 1 ? t('sso.group_help') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        {...requiredLabel}
        {...group}
      />
      {roles.length > 0 ? (
        <NativeSelect
          flex="1 1 9rem"
          label={t('sso.role')}
          data={[{ value: '', label: t('common:none') }, ...options]}
          {...requiredLabel}
          {...role}
        />
      ) : (
        <TextInput flex="1 1 9rem" label={t('sso.role')} {...requiredLabel} {...role} />
      )}
      <Group gap={4} mt={27} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={n === 1}
          aria-label={t('sso.up', { n })}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={last}
          aria-label={t('sso.down', { n })}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('sso.remove', { n })}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}
