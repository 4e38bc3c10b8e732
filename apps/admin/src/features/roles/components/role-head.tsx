import type { Role } from '@patchbay/contracts/role';
import { ActionIcon, Stack, Text } from '@mantine/core';
import { IconCopy, IconDots, IconLock, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LazyMenu } from '../../../ui/lazy-menu.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import '../../../lib/settings-words.ts';

export interface RoleActions {
  onEdit: (role: Role) => void;
  onCopy: (role: Role) => void;
  onRemove: (role: Role) => void;
}

/** A role's name, and what can be done with it. Built-in ones are locked, and the menu says why. */
export function RoleHead({ role, onEdit, onCopy, onRemove }: { role: Role } & RoleActions) {
  const { t } = useTranslation('settings');
  const off = role.built_in ? t('roles.locked') : null;
  return (
    <Stack gap={4} align="center">
      <Text size="sm" fw={600} span>
        {role.name}
      </Text>
      {role.built_in && (
        <ToneBadge tone="quiet" icon={<IconLock />} title={t('roles.locked')}>
          {t('roles.built_in')}
        </ToneBadge>
      )}
      <LazyMenu
        position="bottom-end"
        width={260}
        entries={[
          { key: 'copy', label: t('roles.copy'), Icon: IconCopy, onChoose: () => onCopy(role) },
          {
            key: 'edit',
            label: t('roles.edit'),
            Icon: IconPencil,
            off,
            onChoose: () => onEdit(role),
          },
          {
            ...{ key: 'remove', label: t('roles.remove'), Icon: IconTrash, danger: true, off },
            onChoose: () => onRemove(role),
          },
        ]}
        target={
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('roles.menu_of', { name: role.name })}
          >
            <IconDots size={18} />
          </ActionIcon>
        }
      />
    </Stack>
  );
}
