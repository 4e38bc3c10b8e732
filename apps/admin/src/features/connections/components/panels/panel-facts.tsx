import type { PanelFact } from '@patchbay/contracts/panel';
import { Facts } from '../../../../ui/facts.tsx';
import { ToneBadge } from '../../../../ui/tone-badge.tsx';

/** What a connector tells, always as text: nothing of it is ever markup or an address to follow. */
export function PanelFacts({ facts }: { facts: readonly PanelFact[] }) {
  return (
    <Facts
      facts={facts.map(({ label, value, tone }) => [
        label,
        tone ? (
          <ToneBadge key={label} tone={tone}>
            {value}
          </ToneBadge>
        ) : (
          value
        ),
      ])}
    />
  );
}
