import type { Connection } from '@patchbay/contracts/connection';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction, BulkResult } from '../bulk-action.ts';
import { BulkResultRow } from './bulk-result-row.tsx';
import classes from './bulk-result-row.module.css';
import '../../../lib/connections-words.ts';

interface BulkResultsProps {
  connections: readonly Connection[];
  action: BulkAction;
  results: ReadonlyMap<number, BulkResult>;
  begun: boolean;
  waiting: boolean;
}

const ROW_PX = 37;

/** A line for each, of thousands those in view. */
export function BulkResults({ connections, results, ...how }: BulkResultsProps) {
  const { t } = useTranslation('connections');
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing memoizes what it returns
  const lines = useVirtualizer({
    count: connections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => connections[index]!.id,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="group"
      tabIndex={0}
      aria-label={t('title')}
    >
      <div role="list" style={{ position: 'relative', height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ key, index, start }) => {
          const connection = connections[index]!;
          return (
            <div
              key={key}
              ref={lines.measureElement}
              data-index={index}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={connections.length}
              className={classes.line}
              style={{ transform: `translateY(${start}px)` }}
            >
              <BulkResultRow connection={connection} result={results.get(connection.id)} {...how} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
