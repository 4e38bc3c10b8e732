import type { Member } from '@patchbay/contracts/member';
import { ActionIcon } from '@mantine/core';
import { IconDots, IconUserCheck, IconUserOff, IconUserX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LazyMenu } from '../../../ui/lazy-menu.tsx';
import { nameOf } from '../name-of.ts';
import type { MemberAsk } from './member-asks.tsx';
import type { MemberChanges } from './use-member-changes.ts';
import '../../../lib/settings-words.ts';

interface MemberMenuProps {
  member: Member;
  own: boolean;
  changes: MemberChanges;
  onAsk: (ask: MemberAsk) => void;
}

export function MemberMenu({ member, own, changes, onAsk }: MemberMenuProps) {
  const { t } = useTranslation('settings');
  const onOrOff = member.disabled
    ? {
        ...{ key: 'enable', label: t('members.enable'), Icon: IconUserCheck },
        onChoose: () => changes.setDisabled.mutate({ member, disabled: false }),
      }
    : {
        ...{ key: 'disable', label: t('members.disable'), Icon: IconUserOff },
        off: own ? t('members.own_off') : null,
        onChoose: () => onAsk({ kind: 'disable', member }),
      };
  return (
    <LazyMenu
      position="bottom-end"
      width={240}
      entries={[
        onOrOff,
        {
          ...{ key: 'remove', label: t('members.remove_menu'), Icon: IconUserX, danger: true },
          onChoose: () => onAsk({ kind: 'remove', member }),
        },
      ]}
      target={
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('common:actions_for', { name: nameOf(member) })}
        >
          <IconDots size={18} />
        </ActionIcon>
      }
    />
  );
}
