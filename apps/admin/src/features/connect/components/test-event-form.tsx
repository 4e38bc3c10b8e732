import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { sendTestEvent } from '../api/send-test-event.ts';
import { eventInput, sampleText } from '../test-event.ts';

interface TestEventFormProps {
  connection: Pick<Connection, 'id' | 'display_name'>;
  connector: Pick<ConnectorDetail, 'name' | 'actions'>;
}

/** An action of the connector with its made-up example, to be changed and sent for real. */
export function TestEventForm({ connection, connector }: TestEventFormProps) {
  const { t } = useTranslation('connecting');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { name, actions } = connector;
  const [chosen, setChosen] = useState(actions[0]);
  const [text, setText] = useState(sampleText(actions[0]));
  const [fault, setFault] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: (input: Record<string, unknown>) =>
      sendTestEvent(slug, {
        ...{ connection_id: connection.id, action: chosen?.name ?? '', input },
        originating_module: 'patchbay',
        event_identifier: `test-${Date.now().toString(36)}`,
      }),
    // The overview, the log and the charts have one more.
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['sites', slug] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = eventInput(text);
    setFault(input ? null : t('event.bad_json'));
    if (input && !send.isPending) send.mutate(input);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('event.warning', { vendor: name })}</Text>
        <NativeSelect
          label={t('event.action')}
          value={chosen?.name}
          data={actions.map((action) => ({ value: action.name, label: action.title }))}
          onChange={(event) => {
            const next = actions.find((action) => action.name === event.currentTarget.value);
            setChosen(next);
            setText(sampleText(next));
            send.reset();
          }}
        />
        <Textarea
          label={t('event.input')}
          value={text}
          error={fault}
          autosize
          minRows={4}
          maxRows={14}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {send.error && (
          <Alert color="red" role="alert">
            {problemText(send.error, t)}
          </Alert>
        )}
        {send.data && (
          <Alert color="green" role="status">
            <Group justify="space-between">
              <Text size="sm">{t('event.sent', { event: send.data.event_identifier })}</Text>
              <ButtonLink
                size="xs"
                to="/sites/$site/log"
                params={{ site: slug }}
                search={{ q: send.data.event_identifier }}
              >
                {t('event.see')}
              </ButtonLink>
            </Group>
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={send.isPending}>
            {t('event.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
