const HOUR_MS = 60 * 60 * 1000;

/**
 * `2019-08-04T14:00:31GMT+01:00`, which is DHL's own. A shipment without a time is handed over in an
 * hour: DHL refuses times that have passed.
 *
 * @param shipsAt RFC 3339
 * @param now epoch milliseconds
 */
export function plannedAt(shipsAt: string | undefined, now: number): string {
  const time = shipsAt ?? new Date(now + HOUR_MS).toISOString();
  const [, local = '', offset = ''] = /^(.{19})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/i.exec(time) ?? [];
  return `${local.toUpperCase()}GMT${/^z$/i.test(offset) ? '+00:00' : offset}`;
}
