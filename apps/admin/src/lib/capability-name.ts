import type { Capability } from '@patchbay/contracts/capability';
import type { TFunction } from 'i18next';

/** A capability in words: "Connect vendors". */
export function capabilityName(capability: Capability, t: TFunction): string {
  return t(`capabilities:${capability.replace('.', '_') as Underscored<Capability>}`);
}
type Underscored<C extends string> = C extends `${infer A}.${infer B}` ? `${A}_${B}` : C;
