import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { deliveryRulesQuery } from '../api/delivery-rules.ts';
import { settingsQuery } from '../api/settings.ts';
import { ConnectorOverrides } from './connector-overrides.tsx';
import { FamilyOverrides, type NamedTarget } from './family-overrides.tsx';
import { LazyOverrideDialog } from './lazy-override-dialog.ts';
import { RemoveOverride } from './remove-override.tsx';
import { SiteRules } from './site-rules.tsx';

interface DeliveryRulesProps {
  faces: ConnectorFaces;
  /** Those of the library. */
  families: readonly string[];
}

/** From the widest level to the nearest: site, families, connectors. */
export function DeliveryRules({ faces, families }: DeliveryRulesProps) {
  const { slug } = useSite();
  const settings = useQuery(settingsQuery(slug));
  const rules = useQuery(deliveryRulesQuery(slug));
  const [edited, setEdited] = useState<Asked>({ targets: [], open: false, times: 0 });
  const [removed, setRemoved] = useState<Asked>({ targets: [], open: false, times: 0 });
  const error = settings.error ?? rules.error;
  if (!settings.data || !rules.data) {
    if (!error) return <LoadingState />;
    const again = () => void Promise.all([settings.refetch(), rules.refetch()]);
    return <ErrorState error={error} onRetry={again} />;
  }
  const edit = (targets: NamedTarget[]) =>
    setEdited(({ times }) => ({ targets, open: true, times: times + 1 }));
  const remove = (target: NamedTarget) =>
    setRemoved(({ times }) => ({ targets: [target], open: true, times: times + 1 }));
  const [leaving] = removed.targets;
  return (
    <Stack gap="lg">
      <SiteRules settings={settings.data} platform={rules.data.platform} />
      <FamilyOverrides
        settings={settings.data}
        families={families}
        onEdit={edit}
        onRemove={remove}
      />
      <ConnectorOverrides
        settings={settings.data}
        rules={rules.data.connectors}
        faces={faces}
        onEdit={edit}
        onRemove={remove}
      />
      {edited.targets.length > 0 && (
        <LazyOverrideDialog
          key={`edit ${edited.times}`}
          opened={edited.open}
          settings={settings.data}
          targets={edited.targets}
          onClose={() => setEdited({ ...edited, open: false })}
        />
      )}
      {leaving && (
        <RemoveOverride
          key={`remove ${removed.times}`}
          opened={removed.open}
          settings={settings.data}
          target={leaving}
          onClose={() => setRemoved({ ...removed, open: false })}
        />
      )}
    </Stack>
  );
}

interface Asked {
  targets: NamedTarget[];
  open: boolean;
  /** Each time begins anew. */
  times: number;
}
