import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';

interface SortSelectProps<Row extends object> {
  columns: Column<Row>[];
  sort: string | undefined;
  onSort: (sort: string) => void;
}

/** Sorting where the headers are not shown. */
export function SortSelect<Row extends object>({ columns, sort, onSort }: SortSelectProps<Row>) {
  const { t } = useTranslation();
  const data = columns.flatMap(({ meta }) => {
    if (!meta?.sort) return [];
    return [
      { value: meta.sort, label: `${meta.label}, ${t('ascending')}` },
      { value: `-${meta.sort}`, label: `${meta.label}, ${t('descending')}` },
    ];
  });
  // The order a list starts with need not be that of a column.
  const isOwn = !data.some((option) => option.value === sort);
  const options = isOwn ? [{ value: sort ?? '', label: t('newest_first') }, ...data] : data;
  return (
    <NativeSelect
      hiddenFrom="sm"
      aria-label={t('sort_by')}
      data={options}
      value={sort ?? ''}
      onChange={(event) => onSort(event.currentTarget.value)}
    />
  );
}
