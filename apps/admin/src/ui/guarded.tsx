import type { Capability } from '@patchbay/contracts/capability';
import type { ReactNode } from 'react';
import { useAbility } from '../lib/use-ability.ts';
import { NoAccess } from './no-access.tsx';

/** A page for those who may use it; the others are told what they lack. */
export function Guarded(props: { capability: Capability; children: ReactNode }) {
  const obstacle = useAbility().obstacle(props.capability);
  return obstacle ? <NoAccess obstacle={obstacle} /> : props.children;
}
