import type { Settings } from '@patchbay/contracts/settings';
import { Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { SaveForm } from '../../../ui/save-form.tsx';
import { statedFor, withOverride, type OverrideTarget } from '../override-target.ts';
import { faultyFields, fromDraft, toDraft, type RuleDraft } from '../rule-draft.ts';
import { statedText } from '../rule-text.ts';
import { faultsOf } from '../settings-faults.ts';
import { RuleFields } from './rule-fields.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

export interface OverrideDialogProps {
  opened: boolean;
  settings: Settings;
  /** One, or several to choose one of. */
  targets: readonly (OverrideTarget & { name: string })[];
  onClose: () => void;
}

export function OverrideDialog(props: OverrideDialogProps) {
  const { opened, targets, onClose } = props;
  const { t } = useTranslation('settings');
  const [chosen, setChosen] = useState(0);
  const target = targets[chosen] ?? targets[0]!;
  const alone = targets.length === 1;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={alone ? t('rules.edit_title', { name: target.name }) : t('rules.add_title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t(`rules.about.${target.kind}`)}
        </Text>
        {!alone && (
          <NativeSelect
            label={t('families.family')}
            value={String(chosen)}
            data={targets.map(({ name }, index) => ({ value: String(index), label: name }))}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          />
        )}
        <OverrideForm key={target.key} {...props} target={target} />
      </Stack>
    </Modal>
  );
}

interface OverrideFormProps {
  settings: Settings;
  target: OverrideTarget & { name: string };
  onClose: () => void;
}

function OverrideForm({ settings, target, onClose }: OverrideFormProps) {
  const { t } = useTranslation('settings');
  const [draft, setDraft] = useState<RuleDraft>(() => toDraft(statedFor(target, settings)));
  const save = useSaveSettings<RuleDraft, ReturnType<typeof statedFor>>({
    settings,
    about: (each) => statedFor(target, each),
    label: target.name,
    words: (rules) => statedText(rules, t),
    change: (typed, now) => withOverride(target, fromDraft(typed), now),
    onSaved: () => {
      toastSuccess(t('rules.saved_of', { name: target.name }));
      onClose();
    },
    onTake: (now) => setDraft(toDraft(statedFor(target, now))),
  });
  const faulty = faultyFields(faultsOf(save.error), `${target.kind}_overrides.${target.key}.`);
  return (
    <SaveForm
      save={save}
      onSubmit={() => save.mutate(draft)}
      label={t('common:save')}
      atFields={faulty.length > 0}
      onTake={save.take}
      onCancel={onClose}
    >
      <RuleFields
        draft={draft}
        faulty={faulty}
        limit={target.kind === 'connector' ? 'own_or_none' : 'own'}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
    </SaveForm>
  );
}
