import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changesOf } from '../changes.ts';
import { fieldText, valueText } from '../value-text.ts';
import classes from './change-table.module.css';
import '../../../lib/activity-words.ts';

/** What was before and what is after, value by value; what stayed is dimmed. */
export function ChangeTable({ before, after }: { before: unknown; after: unknown }) {
  const { t, i18n } = useTranslation('activity');
  const rows = changesOf(before, after).map(({ path, changed, ...sides }) => {
    const text = (value: unknown) => valueText(path.at(-1) ?? '', value, t, i18n.language);
    return { path, changed, before: text(sides.before), after: text(sides.after) };
  });
  const changes = rows.filter((row) => row.before !== null || row.after !== null);
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('detail.none')}
      </Text>
    );
  }
  return (
    <Table className={classes.table} aria-label={t('detail.changes')} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('detail.field')}</Table.Th>
          <Table.Th>{t('detail.before')}</Table.Th>
          <Table.Th>{t('detail.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((change) => (
          <Table.Tr key={change.path.join('/')} data-changed={change.changed || undefined}>
            <Table.Th scope="row">{fieldText(change.path)}</Table.Th>
            <Table.Td>{change.before ?? t('common:none')}</Table.Td>
            <Table.Td>{change.after ?? t('common:none')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
