import type { AttentionItem } from '@patchbay/contracts/attention';

/**
 * What delivers nothing before what still works, most held work first, a choice of somebody (paused)
 * after what went wrong by itself, and else what is longest known.
 */
export function worstFirst(a: AttentionItem, b: AttentionItem): number {
  return (
    graveness(a) - graveness(b) ||
    heldBy(b) - heldBy(a) ||
    a.connection.updated_at.localeCompare(b.connection.updated_at) ||
    a.connection.id - b.connection.id
  );
}

function graveness({ severity, connection }: AttentionItem): number {
  if (connection.state === 'paused') return 2;
  return severity === 'error' ? 0 : 1;
}

function heldBy({ held }: AttentionItem): number {
  return held?.count ?? 0;
}
