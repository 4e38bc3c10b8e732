import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changesOf } from '../changes.ts';
import { fieldText, valueText } from '../value-text.ts';
import classes from './change-table.module.css';

/** What was before and what is after, value by value; what stayed is dimmed. */
export function ChangeTable({ before, after }: { before: unknown; after: unknown }) {
  const { t, i18n } = useTranslation('activity');
  const changes = changesOf(before, after);
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
        {changes.map((change) => {
          const field = change.path.at(-1) ?? '';
          const text = (value: unknown) =>
            valueText(field, value, t, i18n.language) ?? t('common:none');
          return (
            <Table.Tr key={change.path.join('/')} data-changed={change.changed || undefined}>
              <Table.Th scope="row">{fieldText(change.path)}</Table.Th>
              <Table.Td>{text(change.before)}</Table.Td>
              <Table.Td>{text(change.after)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
