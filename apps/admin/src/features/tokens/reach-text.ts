import type { Token } from '@patchbay/contracts/token';
import type { TFunction } from 'i18next';
import { familyName } from '../../lib/family-name.ts';

/** What a token's limits leave: "All connections", "3 connections, Payment". */
export function reachText(
  { connections, families }: Pick<Token, 'connections' | 'families'>,
  t: TFunction<'settings'>,
): string {
  const parts = [
    connections && t('tokens.reach_connections', { count: connections.length }),
    families?.map((family) => familyName(family, t)).join(', '),
  ].filter(Boolean);
  return parts.join(' · ') || t('tokens.reach_all');
}
