import type { StatsBucket } from '@patchbay/contracts/delivery';

export interface Figures {
  /** Deliveries that came to an end. */
  ended: number;
  /** Attempts of every outcome. */
  attempts: number;
  failed: number;
  /** Of those that ended, what arrived; null where none ended. */
  success: number | null;
}

type Counts = Pick<StatsBucket, 'delivered' | 'retried' | 'failed'>;

/** An attempt that is tried again says nothing yet about whether it arrives. */
export function figuresOf(counts: Counts | undefined): Figures {
  const { delivered, retried, failed } = counts ?? { delivered: 0, retried: 0, failed: 0 };
  const ended = delivered + failed;
  return {
    ...{ ended, failed, attempts: ended + retried },
    success: ended > 0 ? delivered / ended : null,
  };
}

/** How much more than before, as a share of it; null where there was nothing before. */
export function change(now: number | null, before: number | null): number | null {
  return now === null || !before ? null : (now - before) / before;
}

/** A share as a person reads it: never 100 % while something failed. */
export function shareText(share: number | null, language: string): string | null {
  if (share === null) return null;
  const digits = share < 1 && share > 0.999 ? 3 : 1;
  const shown = share < 1 ? Math.floor(share * 10 ** (digits + 2)) / 10 ** (digits + 2) : 1;
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(shown);
}
