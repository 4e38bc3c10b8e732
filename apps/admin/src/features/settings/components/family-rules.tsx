import { ProblemError } from '@patchbay/client/problem-error';
import type { Settings } from '@patchbay/contracts/settings';
import { Button, Group, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { capabilityName } from '../../../lib/capability-name.ts';
import { familyName } from '../../../lib/family-name.ts';
import { ME_KEY } from '../../../lib/me-key.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SaveForm } from '../../../ui/save-form.tsx';
import { type FamilyRule, toOverrides, toRules } from '../family-rules.ts';
import { FamilyRuleRow } from './family-rule-row.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

interface FamilyRulesProps {
  settings: Settings;
  /** Those of the library. */
  families: readonly string[];
}

/** Which families ask for one capability more than the act's own. */
export function FamilyRules({ settings, families }: FamilyRulesProps) {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const form = useForm({ initialValues: { rules: toRules(settings.family_overrides) } });
  const { rules } = form.values;
  const save = useSaveSettings<FamilyRule[], FamilyRule[]>({
    settings,
    about: (each) => toRules(each.family_overrides),
    label: t('families.title'),
    words: (asked) =>
      asked
        .map((rule) => `${familyName(rule.family, t)}: ${capabilityName(rule.capability, t)}`)
        .join('; ') || t('families.none'),
    change: (asked, now) => ({ family_overrides: toOverrides(asked, now.family_overrides) }),
    onSaved: () => {
      form.resetDirty();
      toastSuccess(t('families.saved'));
      void queryClient.invalidateQueries({ queryKey: ME_KEY });
    },
    onTake: (now) => {
      form.setValues({ rules: toRules(now.family_overrides) });
      form.resetDirty({ rules: toRules(now.family_overrides) });
    },
    onError: (error) => {
      const at = rules.findIndex((rule) => rule.family === familyOf(error));
      if (at >= 0) form.setFieldError(`rules.${at}.capability`, t('families.nobody'));
    },
  });
  const atField = rules.some((rule) => rule.family === familyOf(save.error));
  const free = families.filter((family) => !rules.some((rule) => rule.family === family));
  const add = () => form.insertListItem('rules', { family: free[0]!, capability: 'settings.manage' }); // prettier-ignore
  return (
    <Panel title={t('families.title')} intro={t('families.intro')}>
      <SaveForm
        save={save}
        onSubmit={form.onSubmit(() => save.mutate(rules))}
        label={t('families.save')}
        reason={form.isDirty() ? null : t('general.unchanged')}
        atFields={atField}
        onTake={save.take}
      >
        <Text size="sm">
          {t('families.builtin', {
            family: familyName('payment', t),
            name: capabilityName('manage_payment_credentials', t),
          })}
        </Text>
        {rules.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('families.none')}
          </Text>
        )}
        {rules.map((rule, index) => (
          <FamilyRuleRow
            // By its place: a line whose family is being chosen must keep the focus.
            key={index}
            rule={rule}
            number={index + 1}
            families={[rule.family, ...free].sort()}
            error={form.errors[`rules.${index}.capability`]}
            onChange={(next) => {
              form.clearErrors();
              form.replaceListItem('rules', index, next);
            }}
            onRemove={() => form.removeListItem('rules', index)}
          />
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            disabled={free.length === 0}
            onClick={add}
          >
            {t('families.add')}
          </Button>
        </Group>
      </SaveForm>
    </Panel>
  );
}

/** The family that a refusal is about. */
function familyOf(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.code !== 'nobody_holds_capability') return null;
  return error.problem['family'];
}
