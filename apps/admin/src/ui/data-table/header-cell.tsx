import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { nextSort, parseSort } from './sort-text.ts';
import type { ColumnLook } from './column.ts';
import classes from './data-table.module.css';

interface HeaderCellProps {
  look: ColumnLook | undefined;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  /** In place of the name. */
  children?: ReactNode;
}

export function HeaderCell({ look, sort, onSort, children }: HeaderCellProps) {
  const id = look?.sort;
  const label = look?.label ?? '';
  const style = { width: look?.width };
  if (!id || !onSort) {
    return (
      <th role="columnheader" scope="col" data-align={look?.align} style={style}>
        {children ?? (look?.card === 'corner' ? <VisuallyHidden>{label}</VisuallyHidden> : label)}
      </th>
    );
  }
  const now = parseSort(sort);
  const sorted = now?.id === id ? (now.desc ? 'descending' : 'ascending') : 'none';
  const Icon = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[sorted];
  return (
    <th role="columnheader" scope="col" aria-sort={sorted} data-align={look?.align} style={style}>
      <UnstyledButton
        className={classes.sort}
        data-sorted={sorted !== 'none' || undefined}
        onClick={() => onSort(nextSort(sort, id, look?.descendingFirst ?? false))}
      >
        {label}
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </th>
  );
}
