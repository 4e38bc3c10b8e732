import type { Settings } from '@patchbay/contracts/settings';
import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { familyName } from '../../../lib/family-name.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import type { Column } from '../../../ui/data-table/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { statedFor, type OverrideTarget } from '../override-target.ts';
import { limitText, scheduleText } from '../rule-text.ts';
import { OverrideButtons } from './override-buttons.tsx';
import '../../../lib/settings-words.ts';

export type NamedTarget = OverrideTarget & { name: string };

interface FamilyOverridesProps {
  settings: Settings;
  /** Those of the library. */
  families: readonly string[];
  onEdit: (targets: NamedTarget[]) => void;
  onRemove: (target: NamedTarget) => void;
}

type Row = NamedTarget & { rules: ReturnType<typeof statedFor> };

/** The families of which the site states something. */
export function FamilyOverrides({ settings, families, onEdit, onRemove }: FamilyOverridesProps) {
  const { t } = useTranslation('settings');
  const targets = [...new Set([...families, ...Object.keys(settings.family_overrides)])]
    .sort()
    .map((key): Row => {
      const target = { kind: 'family', key, name: familyName(key, t) } as const;
      return { ...target, rules: statedFor(target, settings) };
    });
  const isStated = ({ rules }: Row) => Object.keys(rules).length > 0;
  const rows = targets.filter(isStated);
  const free = targets.filter((each) => !isStated(each));
  const columns = useMemo((): Column<Row>[] => {
    const usual = t('rules.as_usual');
    return [
      {
        id: 'name',
        meta: { label: t('families.family'), card: 'title' },
        cell: ({ row: { original } }) => (
          <Text size="sm" fw={600}>
            {original.name}
          </Text>
        ),
      },
      {
        id: 'retry',
        meta: { label: t('rules.retry') },
        cell: ({ row: { original: { rules } } }) =>
          rules.retry_schedule ? scheduleText(rules.retry_schedule, t) : usual, // prettier-ignore
      },
      {
        id: 'timeout',
        meta: { label: t('rules.timeout') },
        cell: ({ row }) => row.original.rules.timeout ?? usual,
      },
      {
        id: 'limit',
        meta: { label: t('rules.limit') },
        cell: ({ row: { original: { rules } } }) =>
          rules.rate_limit ? limitText(rules.rate_limit, t) : usual, // prettier-ignore
      },
      {
        id: 'actions',
        meta: { label: t('common:actions'), card: 'corner', align: 'right' },
        cell: ({ row: { original } }) => (
          <OverrideButtons
            name={original.name}
            onEdit={() => onEdit([original])}
            onRemove={() => onRemove(original)}
          />
        ),
      },
    ];
  }, [t, onEdit, onRemove]);
  return (
    <Panel
      title={t('rules.families_title')}
      intro={t('rules.families_intro')}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={free.length === 0}
          onClick={() => onEdit(free)}
        >
          {t('rules.add')}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('rules.no_families')}
        </Text>
      ) : (
        <DataTable
          label={t('rules.families_title')}
          columns={columns}
          rows={rows}
          rowId={({ key }) => key}
        />
      )}
    </Panel>
  );
}
