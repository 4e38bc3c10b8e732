import type { Capability } from '@patchbay/core/capabilities';
import { conflict } from '../../platform/errors/problem.ts';

/** An override that nobody could satisfy would lock its family for everybody. */
export const nobodyHolds = (family: string, capability: Capability) =>
  conflict(
    'nobody_holds_capability',
    `Nobody could use ${family} connectors any more: no member holds ${capability}.`,
    { family, capability },
  );
