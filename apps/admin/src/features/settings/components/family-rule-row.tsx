import type { Capability } from '@patchbay/contracts/capability';
import { Button, Group, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CAPABILITY_GROUPS, GROUP_NAMES } from '../../../lib/capability-groups.ts';
import { capabilityName } from '../../../lib/capability-name.ts';
import { familyName } from '../../../lib/family-name.ts';
import type { FamilyRule } from '../family-rules.ts';
import '../../../lib/settings-words.ts';

interface FamilyRuleRowProps {
  rule: FamilyRule;
  /** Its place in the list, from 1. */
  number: number;
  /** What it can be changed to, itself included. */
  families: readonly string[];
  error: ReactNode;
  onChange: (rule: FamilyRule) => void;
  onRemove: () => void;
}

export function FamilyRuleRow(props: FamilyRuleRowProps) {
  const { rule, number, families, error, onChange, onRemove } = props;
  const { t } = useTranslation('settings');
  const family = familyName(rule.family, t);
  const option = (value: Capability) => ({ value, label: capabilityName(value, t) });
  return (
    <Group
      align="flex-start"
      gap="sm"
      role="group"
      aria-label={t('families.family_n', { n: number })}
    >
      <NativeSelect
        flex="1 1 9rem"
        label={t('families.family')}
        value={rule.family}
        data={families.map((value) => ({ value, label: familyName(value, t) }))}
        onChange={(event) => onChange({ ...rule, family: event.currentTarget.value })}
      />
      <NativeSelect
        flex="2 1 15rem"
        label={t('families.capability')}
        value={rule.capability}
        error={error}
        data={GROUP_NAMES.map((group) => ({
          group: t(`capability_groups.${group}`),
          items: CAPABILITY_GROUPS[group].map(option),
        }))}
        onChange={(event) =>
          onChange({ ...rule, capability: event.currentTarget.value as Capability })
        }
      />
      <Button
        variant="subtle"
        color="red"
        mt={{ base: 0, xs: 25 }}
        aria-label={t('families.remove_of', { family })}
        onClick={onRemove}
      >
        {t('families.remove')}
      </Button>
    </Group>
  );
}
