import { expect, it } from 'vitest';
import { CAPABILITIES } from '@patchbay/contracts/capability';
import { CAPABILITY_GROUPS } from './capability-groups.ts';

it('has every capability in exactly one group', () => {
  const grouped: string[] = Object.values(CAPABILITY_GROUPS).flat();
  expect(grouped.toSorted()).toEqual([...CAPABILITIES].sort());
});
