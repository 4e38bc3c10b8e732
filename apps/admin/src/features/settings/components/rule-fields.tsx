import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RuleDraft, RuleField } from '../rule-draft.ts';
import '../../../lib/settings-words.ts';

interface RuleFieldsProps {
  draft: RuleDraft;
  faulty: readonly RuleField[];
  /** Whether a limit can be stated here, and one of the connector taken away. */
  limit: 'never' | 'own' | 'own_or_none';
  /** What holds where nothing is stated; undefined where that differs. */
  usual?: { retry: string; timeout: string };
  onChange: (change: Partial<RuleDraft>) => void;
}

/** Retry schedule, timeout and rate limit of one level. */
export function RuleFields({ draft, faulty, limit, usual, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('settings');
  const error = (field: RuleField) => (faulty.includes(field) ? t(`rules.bad.${field}`) : null);
  return (
    <Stack gap="md">
      <Group align="flex-start" gap="sm">
        <NativeSelect
          flex="0 1 15rem"
          label={t('rules.retry')}
          description={usual ? t('rules.usual_is', { value: usual.retry }) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.retry}
          data={[
            { value: 'usual', label: t('rules.as_usual') },
            { value: 'own', label: t('rules.own_delays') },
            { value: 'never', label: t('rules.never') },
          ]}
          onChange={(event) => onChange({ retry: event.currentTarget.value as RuleDraft['retry'] })}
        />
        {draft.retry === 'own' && (
          <TextInput
            flex="1 1 14rem"
            label={t('rules.delays')}
            description={t('rules.delays_help')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            spellCheck={false}
            autoComplete="off"
            value={draft.schedule}
            error={error('schedule')}
            onChange={(event) => onChange({ schedule: event.currentTarget.value })}
          />
        )}
      </Group>
      <TextInput
        maw="32rem"
        styles={{ input: { maxWidth: '15rem' } }}
        label={t('rules.timeout')}
        description={
          usual ? t('rules.timeout_usual', { value: usual.timeout }) : t('rules.timeout_help')
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        autoComplete="off"
        value={draft.timeout}
        error={error('timeout')}
        onChange={(event) => onChange({ timeout: event.currentTarget.value })}
      />
      {limit !== 'never' && (
        <Group align="flex-start" gap="sm">
          <NativeSelect
            flex="0 1 15rem"
            label={t('rules.limit')}
            value={draft.limit}
            data={[
              { value: 'usual', label: t('rules.as_usual') },
              { value: 'own', label: t('rules.own_limit') },
              ...(limit === 'own_or_none' ? [{ value: 'none', label: t('rules.no_limit') }] : []),
            ]}
            onChange={(event) =>
              onChange({ limit: event.currentTarget.value as RuleDraft['limit'] })
            }
          />
          {draft.limit === 'own' && (
            <Group flex="1 1 14rem" align="flex-start" gap="sm" wrap="nowrap">
              <TextInput
                flex={1}
                label={t('rules.requests')}
                inputMode="numeric"
                autoComplete="off"
                value={draft.requests}
                error={error('requests')}
                onChange={(event) => onChange({ requests: event.currentTarget.value })}
              />
              <TextInput
                flex={1}
                label={t('rules.per')}
                placeholder="10s"
                spellCheck={false}
                autoComplete="off"
                value={draft.per}
                error={error('per')}
                onChange={(event) => onChange({ per: event.currentTarget.value })}
              />
            </Group>
          )}
        </Group>
      )}
    </Stack>
  );
}
