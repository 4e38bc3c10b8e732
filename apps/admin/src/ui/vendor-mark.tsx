import { useQuery } from '@tanstack/react-query';
import { IconPlug, IconTruckDelivery, IconWebhook } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import classes from './vendor-mark.module.css';

const FAMILY_SIGNS: Readonly<Record<string, typeof IconPlug>> = {
  generic: IconPlug,
  webhook: IconWebhook,
  supplier: IconTruckDelivery,
};

interface VendorMarkProps {
  /** A simple-icons slug, or null. */
  icon: string | null;
  /** For the drawn fallback: its first letters. */
  name: string;
  /** Families without a vendor of their own have a drawn sign instead of letters. */
  family: string;
  size?: number;
}

/** Decorative: the vendor's name always stands beside it. */
export function VendorMark({ icon, name, family, size = 36 }: VendorMarkProps) {
  const { data: marks } = useQuery({
    queryKey: ['vendor-marks'],
    queryFn: () => import('virtual:vendor-marks'),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const colour = icon ? marks?.colours[icon] : undefined;
  const Sign = FAMILY_SIGNS[family];
  const style = {
    '--mark-size': `${size}px`,
    '--mark-color': colour ?? (Sign ? '#6f6b66' : steadyColour(name)),
  } as CSSProperties;
  return (
    <span className={classes.tile} style={style} aria-hidden>
      {marks && colour ? (
        <svg className={classes.glyph} fill="currentColor">
          <use href={`${marks.picture}#${icon}`} />
        </svg>
      ) : Sign ? (
        <Sign className={classes.glyph} stroke={1.75} />
      ) : (
        <span className={classes.letters}>{lettersOf(name)}</span>
      )}
    </span>
  );
}

/** The same hue for the same name everywhere, so that a vendor without a mark is recognised too. */
function steadyColour(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return `oklch(0.52 0.11 ${sum})`;
}

function lettersOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
