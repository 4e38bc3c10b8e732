import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { foreignText } from '../../platform/database/storable.ts';

/**
 * Settings with what a panel found out about a choice. What it wrote before goes, so that no fact of
 * an earlier choice stays beside the new one; what it does not declare is left out.
 */
export function withChoice(
  stored: Readonly<Record<string, unknown>>,
  { writes }: Pick<ChoicePanel, 'writes'>,
  found: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = Object.entries(stored).filter(([name]) => !writes.includes(name));
  const told = Object.entries(found).filter(([name]) => writes.includes(name));
  const chosen = told.map(([name, value]) => [name, foreignText(String(value))] as const);
  return Object.fromEntries([...kept, ...chosen]);
}
