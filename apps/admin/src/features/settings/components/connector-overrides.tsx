import type { ConnectorRules, RuleOrigin } from '@patchbay/contracts/delivery-rules';
import type { Settings } from '@patchbay/contracts/settings';
import { Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { familyName } from '../../../lib/family-name.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import type { Column } from '../../../ui/data-table/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { limitText, scheduleText } from '../rule-text.ts';
import type { NamedTarget } from './family-overrides.tsx';
import { OverrideButtons } from './override-buttons.tsx';
import { RuleCell } from './rule-cell.tsx';
import '../../../lib/settings-words.ts';

interface ConnectorOverridesProps {
  settings: Settings;
  rules: readonly ConnectorRules[];
  faces: ConnectorFaces;
  onEdit: (targets: NamedTarget[]) => void;
  onRemove: (target: NamedTarget) => void;
}

interface Row {
  slug: string;
  /** Null for a connector that this Patchbay does not have (any more). */
  rules: ConnectorRules | null;
  stated: boolean;
}

/** Every connector with the rules that hold for it, and whose they are. */
export function ConnectorOverrides(props: ConnectorOverridesProps) {
  const { settings, rules, faces, onEdit, onRemove } = props;
  const { t } = useTranslation('settings');
  const known = rules.map((each) => each.connector);
  const gone = Object.keys(settings.connector_overrides).filter((slug) => !known.includes(slug));
  const rows: Row[] = [
    ...rules.map((each) => ({ slug: each.connector, rules: each })),
    ...gone.map((slug) => ({ slug, rules: null })),
  ]
    .map((row) => ({ ...row, stated: Object.hasOwn(settings.connector_overrides, row.slug) }))
    .sort((a, b) => faceOf(faces, a.slug).name.localeCompare(faceOf(faces, b.slug).name));
  const columns = useMemo((): Column<Row>[] => {
    const whose = (slug: string, from: RuleOrigin) => {
      const { name, family } = faceOf(faces, slug);
      return t(`rules.from.${from}`, { name, family: familyName(family, t) });
    };
    const targetOf = ({ slug }: Row) =>
      ({ kind: 'connector', key: slug, name: faceOf(faces, slug).name }) as const;
    return [
      {
        id: 'name',
        meta: { label: t('rules.connector'), card: 'title' },
        cell: ({ row: { original } }) => {
          const { name, icon, family } = faceOf(faces, original.slug);
          return (
            <Group gap="sm" wrap="nowrap">
              <VendorMark icon={icon} name={name} family={family} size={26} />
              <Text size="sm" fw={600}>
                {name}
              </Text>
            </Group>
          );
        },
      },
      {
        id: 'retry',
        meta: { label: t('rules.retry') },
        cell: ({ row: { original } }) =>
          original.rules ? (
            <RuleCell
              value={scheduleText(original.rules.retry_schedule.value, t)}
              from={whose(original.slug, original.rules.retry_schedule.from)}
            />
          ) : (
            t('rules.gone')
          ),
      },
      {
        id: 'timeout',
        meta: { label: t('rules.timeout') },
        cell: ({ row: { original } }) =>
          original.rules && (
            <RuleCell
              value={original.rules.timeout.value}
              from={whose(original.slug, original.rules.timeout.from)}
            />
          ),
      },
      {
        id: 'limit',
        meta: { label: t('rules.limit') },
        cell: ({ row: { original } }) =>
          original.rules && (
            <RuleCell
              value={limitText(original.rules.rate_limit.value, t)}
              from={
                original.rules.rate_limit.from === 'platform'
                  ? t('rules.limit_learnt')
                  : whose(original.slug, original.rules.rate_limit.from)
              }
            />
          ),
      },
      {
        id: 'actions',
        meta: { label: t('common:actions'), card: 'corner', align: 'right' },
        cell: ({ row: { original } }) => (
          <OverrideButtons
            name={faceOf(faces, original.slug).name}
            {...(original.rules && { onEdit: () => onEdit([targetOf(original)]) })}
            {...(original.stated && { onRemove: () => onRemove(targetOf(original)) })}
          />
        ),
      },
    ];
  }, [t, faces, onEdit, onRemove]);
  return (
    <Panel title={t('rules.connectors_title')} intro={t('rules.connectors_intro')}>
      <DataTable
        label={t('rules.connectors_title')}
        columns={columns}
        rows={rows}
        rowId={({ slug }) => slug}
      />
    </Panel>
  );
}
