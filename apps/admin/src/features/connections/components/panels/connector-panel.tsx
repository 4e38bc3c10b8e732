import type { Connection } from '@patchbay/contracts/connection';
import type { PanelSummary } from '@patchbay/contracts/panel-summary';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSite } from '../../../../lib/site-context.tsx';
import { targetOf } from '../../../../lib/target-of.ts';
import { useAbility } from '../../../../lib/use-ability.ts';
import { LoadingState } from '../../../../ui/list-states.tsx';
import { Panel } from '../../../../ui/panel.tsx';
import { panelQuery } from '../../api/panel.ts';
import { ChoicePanel } from './choice-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { PanelTrouble } from './panel-trouble.tsx';

export interface ConnectorPanelProps {
  connection: Connection;
  vendor: string;
  panel: PanelSummary;
}

/** What a connector adds to the page of its connections, drawn from what it declares. */
export default function ConnectorPanel({ connection, vendor, panel }: ConnectorPanelProps) {
  const { slug } = useSite();
  const ability = useAbility();
  const lacking =
    panel.kind === 'facts' ? ability.reason('connections.test', targetOf(connection)) : null;
  const { data, error, refetch, isFetching } = useQuery({
    ...panelQuery(slug, connection.id, panel.name),
    enabled: lacking === null,
  });
  return (
    <Panel title={panel.title} intro={panel.description} maw="46rem">
      <Stack gap="md">
        {error && <PanelTrouble error={error} vendor={vendor} onRetry={() => void refetch()} />}
        {lacking && (
          <Text size="sm" c="dimmed">
            {lacking}
          </Text>
        )}
        {!lacking && !data && !error && <LoadingState rows={3} height={24} />}
        {data?.kind === 'facts' && (
          <FactsPanel facts={data.facts} busy={isFetching} onRefresh={() => void refetch()} />
        )}
        {data?.kind === 'choice' && (
          <ChoicePanel connection={connection} vendor={vendor} panel={data} />
        )}
      </Stack>
    </Panel>
  );
}
