import type { Connection } from '@patchbay/contracts/connection';

/**
 * Whom sentences about a connection speak of. A generic connector is nobody's: its name says how one
 * connects, so the connection's own name stands for who is at the other end.
 */
export function vendorName(
  { family, display_name: own }: Pick<Connection, 'family' | 'display_name'>,
  connectorName: string,
): string {
  return family === 'generic' || family === 'webhook' ? own : connectorName;
}
