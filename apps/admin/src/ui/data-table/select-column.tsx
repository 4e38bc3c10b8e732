import { Checkbox } from '@mantine/core';
import type { Selection } from './use-selection.ts';
import type { Column } from './column.ts';
import classes from './select-column.module.css';

interface SelectColumn<R extends { id: number }> {
  /** Name of the column, and of the box in its head. */
  label: string;
  selection: Selection<R>;
  /** What a tick chooses, for those who cannot see the row. */
  nameOf: (row: R) => string;
  /** Rows that cannot be chosen have no box. */
  may?: (row: R) => boolean;
}

/** The first column of a table whose rows can be ticked; on narrow screens it leads the card. */
export function selectColumn<R extends { id: number }>(options: SelectColumn<R>): Column<R> {
  const { label, selection, nameOf, may = () => true } = options;
  return {
    id: 'select',
    meta: { label, card: 'lead', width: '3rem' },
    head: (rows) => {
      const choices = rows.filter(may);
      const chosen = choices.filter(selection.has);
      return (
        <Checkbox
          size="md"
          aria-label={label}
          disabled={choices.length === 0}
          checked={chosen.length > 0 && chosen.length === choices.length}
          indeterminate={chosen.length > 0 && chosen.length < choices.length}
          onChange={(event) => {
            const others = selection.rows.filter((row) => !choices.some(({ id }) => id === row.id));
            selection.set(event.currentTarget.checked ? [...others, ...choices] : others);
          }}
        />
      );
    },
    cell: ({ row: { original } }) =>
      may(original) && (
        // Above the link that covers the row.
        <div className={classes.above}>
          <Checkbox
            size="md"
            aria-label={nameOf(original)}
            checked={selection.has(original)}
            onChange={() => selection.toggle(original)}
          />
        </div>
      ),
  };
}
