import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Alert, Anchor, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failedTest } from '../../../lib/failed-test.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { targetOf } from '../../../lib/target-of.ts';
import { dayText } from '../../../lib/time.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { useAction } from '../../../lib/use-action.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TestResultPanel } from '../../../ui/test-result-panel.tsx';
import { changeVersion } from '../api/change-version.ts';
import { storeConnection } from '../api/store-connection.ts';
import '../../../lib/detail-words.ts';

interface VersionPanelProps {
  connection: Connection;
  connector: ConnectorDetail;
}

/** Which version of the vendor's API the connection speaks, until when, and the way to another. */
export default function VersionPanel({ connection, connector }: VersionPanelProps) {
  const { t, i18n } = useTranslation('detail');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { versions, name: vendor } = connector;
  const usual = versions.find((each) => each.default);
  const current =
    versions.find(({ version }) => version === connection.settings['api_version']) ?? usual;
  const [wanted, setWanted] = useState(current?.version ?? '');
  const target = versions.find(({ version }) => version === wanted);
  const change = useAction({
    mutationFn: () => changeVersion(slug, connection.id, wanted),
    onSuccess: (next) => {
      storeConnection(queryClient, slug, next);
      void queryClient.invalidateQueries({ queryKey: ['sites', slug] });
      toastSuccess(t('version.changed', { version: wanted }));
    },
  });
  const refused = failedTest(change.error);
  const ability = useAbility();
  const reason =
    ability.reason('connections.edit', targetOf(connection)) ??
    (connection.state === 'active' ? null : t('version.not_active')) ??
    (wanted === current?.version ? t('version.same') : null);
  return (
    <Panel title={t('version.title')} intro={t('version.intro', { vendor })} maw="46rem">
      <Stack gap="sm">
        {current?.sunset && (
          <Alert color="yellow" variant="light">
            {t('version.sunset', {
              ...{ vendor, version: current.version },
              day: dayText(`${current.sunset}T12:00:00`, i18n.language),
            })}
          </Alert>
        )}
        <Group align="end" gap="sm">
          <NativeSelect
            label={t('version.label')}
            data={versions.map(({ version }) => ({
              value: version,
              label: t(
                version === current?.version ? 'version.current'
                : version === usual?.version ? 'version.usual'
                : 'version.plain',
                { version },
              ), // prettier-ignore
            }))}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <GatedButton
            reason={reason}
            loading={change.isPending}
            onClick={() => change.mutate()}
            variant="default"
          >
            {t('version.change')}
          </GatedButton>
        </Group>
        {refused && <TestResultPanel test={refused} vendor={vendor} />}
        {target?.notes_url && (
          <Text size="sm">
            <Anchor href={target.notes_url} target="_blank" rel="noreferrer">
              {t('version.notes', { version: target.version })}
            </Anchor>
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
