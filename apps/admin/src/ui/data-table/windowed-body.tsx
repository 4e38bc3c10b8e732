import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { BodyCells, type BodyProps } from './table-body.tsx';

/** About as high as a row, until it has been measured. In pixels. */
const ROW_PX = 48;
const OVERSCAN = 12;

/** Of a long list, the rows in view and a few beside them; the others are as much empty space. */
export function WindowedBody<Row extends object>({ rows, rowId, columns }: BodyProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  // What stands above the table comes and goes: banners, filters that wrap.
  useLayoutEffect(() => {
    const place = () => setTop(offsetOf(body.current));
    place();
    const seen = new ResizeObserver(place);
    seen.observe(document.body);
    return () => seen.disconnect();
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- nothing memoizes what it returns
  const list = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => rowId(rows[index]!),
    // Drawn with the next frame: in the middle of a scroll event it would hold up the scrolling.
    useFlushSync: false,
  });
  const shown = list.getVirtualItems();
  const before = shown.length > 0 ? shown[0]!.start - top : 0;
  const after = shown.length > 0 ? list.getTotalSize() + top - shown.at(-1)!.end : 0;
  return (
    <tbody role="rowgroup" ref={body}>
      <Space px={before} />
      {shown.map(({ index, key }) => (
        <BodyCells
          key={key}
          row={rows[index]!}
          columns={columns}
          index={index}
          ref={list.measureElement}
        />
      ))}
      <Space px={after} />
    </tbody>
  );
}

function Space({ px }: { px: number }) {
  return (
    <tr aria-hidden style={{ height: px, display: px > 0 ? undefined : 'none' }}>
      <td colSpan={99} style={{ padding: 0 }} />
    </tr>
  );
}

function offsetOf(element: HTMLElement | null): number {
  return element ? element.getBoundingClientRect().top + window.scrollY : 0;
}
