export const RANGE_PRESETS = ['1h', '24h', '7d', '30d'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

const HOURS: Record<RangePreset, number> = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 };

export interface DateRange {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * What a range of the address means in RFC 3339. A preset counts back from `now` (epoch
 * milliseconds), cut to the minute so that a list asked twice within one is the same question.
 */
export function rangeBounds(
  range: DateRange & { range?: string | undefined },
  now: number,
): DateRange {
  const preset = RANGE_PRESETS.find((each) => each === range.range);
  if (!preset) return { from: instant(range.from), to: instant(range.to) };
  const minute = Math.floor(now / 60_000) * 60_000;
  return { from: new Date(minute - HOURS[preset] * 3_600_000).toISOString() };
}

/** `datetime-local` text ("2026-03-01T09:30", the viewer's zone) or RFC 3339; else undefined. */
function instant(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
