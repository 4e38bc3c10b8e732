import type { Member } from '@patchbay/contracts/member';
import type { Role } from '@patchbay/contracts/role';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { nameOf } from '../name-of.ts';
import type { MemberChanges } from './use-member-changes.ts';
import '../../../lib/settings-words.ts';

/** What is asked before it is done. */
export type MemberAsk =
  | { kind: 'disable' | 'remove'; member: Member }
  | { kind: 'take_over'; member: Member; role: Role };

interface MemberAsksProps {
  ask: MemberAsk | null;
  changes: MemberChanges;
  onClose: () => void;
}

export function MemberAsks({ ask, changes, onClose }: MemberAsksProps) {
  const { t } = useTranslation('settings');
  const name = ask ? nameOf(ask.member) : '';
  const { giveRole, setDisabled, remove } = changes;
  const role = ask?.kind === 'take_over' ? ask.role : null;
  const then = { onSettled: onClose };
  return (
    <>
      <ConfirmDialog
        opened={ask?.kind === 'disable'}
        onClose={onClose}
        title={t('members.disable_title', { name })}
        confirm={t('members.disable_confirm')}
        danger
        loading={setDisabled.isPending}
        onConfirm={() => ask && setDisabled.mutate({ member: ask.member, disabled: true }, then)}
      >
        <Text size="sm">{t('members.disable_text')}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        opened={ask?.kind === 'remove'}
        onClose={onClose}
        title={t('members.remove_title', { name })}
        confirm={t('members.remove')}
        danger
        loading={remove.isPending}
        onConfirm={() => ask && remove.mutate(ask.member, then)}
      >
        <Text size="sm">
          {ask?.member.origin === 'sso' ? t('members.remove_text_sso') : t('members.remove_text')}
        </Text>
      </ConfirmDialog>
      <ConfirmDialog
        opened={role !== null}
        onClose={onClose}
        title={t('members.take_over_title', { name })}
        confirm={t('members.take_over_confirm', { role: role?.name })}
        loading={giveRole.isPending}
        onConfirm={() => ask && role && giveRole.mutate({ member: ask.member, role }, then)}
      >
        <Text size="sm">{t('members.take_over_text')}</Text>
      </ConfirmDialog>
    </>
  );
}
