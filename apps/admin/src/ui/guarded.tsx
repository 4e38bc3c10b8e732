import type { Capability } from '@patchbay/contracts/capability';
import type { ReactNode } from 'react';
import { missingCapability } from '../lib/capability.ts';
import { useSite } from '../lib/site-context.tsx';
import { NoAccess } from './no-access.tsx';

/** A page for those who may use it; the others are told what they lack. */
export function Guarded(props: { capability: Capability; children: ReactNode }) {
  const missing = missingCapability(useSite(), props.capability);
  return missing ? <NoAccess capability={missing} /> : props.children;
}
