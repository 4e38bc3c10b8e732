import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useSite } from '../../../lib/site-context.tsx';
import { startValues, type ConnectValues } from '../connect-values.ts';
import { dropDraft, keepDraft, readDraft, type Draft } from '../draft.ts';

/** The form's values and the chosen way, begun where this tab left off. */
export function useDraftForm(connector: ConnectorDetail) {
  const site = useSite();
  const [found] = useState(() => readDraft(site.slug, connector));
  const [chosen, setChosen] = useState(found?.flow ?? 0);
  const [restored, setRestored] = useState(found !== null);
  const form = useForm<ConnectValues>({
    initialValues: withDraft(startValues(connector), found),
    onValuesChange: (values) => keepDraft(site.slug, connector, { flow: chosen, values }),
  });
  return {
    form,
    chosen,
    restored,
    choose(flow: number) {
      form.clearErrors();
      setChosen(flow);
      keepDraft(site.slug, connector, { flow, values: form.getValues() });
    },
    startOver() {
      form.setValues(startValues(connector));
      form.clearErrors();
      setRestored(false);
      dropDraft(site.slug, connector.slug);
    },
    done: () => dropDraft(site.slug, connector.slug),
  };
}

function withDraft(start: ConnectValues, draft: Draft | null): ConnectValues {
  if (!draft) return start;
  const { credentials, settings } = draft.values;
  return {
    ...draft.values,
    credentials: { ...start.credentials, ...credentials },
    settings: { ...start.settings, ...settings },
  };
}
