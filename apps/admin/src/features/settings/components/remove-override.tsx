import type { Settings } from '@patchbay/contracts/settings';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { SaveProblem } from '../../../ui/save-problem.tsx';
import { statedFor, withOverride, type OverrideTarget } from '../override-target.ts';
import { statedText } from '../rule-text.ts';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

interface RemoveOverrideProps {
  opened: boolean;
  settings: Settings;
  target: OverrideTarget & { name: string };
  onClose: () => void;
}

/** Says what no longer holds, before it is taken away. */
export function RemoveOverride({ opened, settings, target, onClose }: RemoveOverrideProps) {
  const { t } = useTranslation('settings');
  const save = useSaveSettings<void, ReturnType<typeof statedFor>>({
    settings,
    about: (each) => statedFor(target, each),
    label: target.name,
    words: (rules) => statedText(rules, t),
    change: (_, now) => withOverride(target, {}, now),
    onSaved: () => {
      toastSuccess(t('rules.removed', { name: target.name }));
      onClose();
    },
    onTake: onClose,
  });
  const rules = statedText(statedFor(target, settings), t);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('rules.remove_title', { name: target.name })}
      confirm={t('rules.remove')}
      danger
      loading={save.isPending}
      onConfirm={() => save.mutate()}
    >
      <Text size="sm">{t('rules.remove_text', { rules })}</Text>
      <SaveProblem error={save.error} onTake={save.take} />
    </ConfirmDialog>
  );
}
