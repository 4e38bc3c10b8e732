import { Tooltip } from '@mantine/core';

interface ReasonTooltipProps {
  reason: string;
  target: HTMLElement;
}

export function ReasonTooltip({ reason, target }: ReasonTooltipProps) {
  return <Tooltip opened label={reason} target={target} />;
}
