import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorScope } from '@patchbay/contracts/connector';
import { Group, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import '../../../lib/connections-words.ts';
import '../../../lib/detail-words.ts';

interface ScopesPanelProps {
  connection: Connection;
  /** A scope in words; itself where nobody has words for it. */
  scopeTitle: (scope: string) => string;
  /** Every scope the connector knows, held or not. */
  offered: readonly ConnectorScope[];
  actions: ReactNode;
}

/** What is granted, what was asked for in vain, and what there is besides. */
export function ScopesPanel({ connection, scopeTitle, offered, actions }: ScopesPanelProps) {
  const { t } = useTranslation('connections');
  const { scopes_granted: granted, scopes_missing: missing, auth_flow: flow } = connection;
  const none = granted.length + missing.length === 0;
  const besides = offered.filter(({ id }) => !granted.includes(id) && !missing.includes(id));
  const item = (scope: string, note: ReactNode) => (
    <List.Item key={scope}>
      {scopeTitle(scope)} {note}
      {scopeTitle(scope) !== scope && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {scope}
        </Text>
      )}
    </List.Item>
  );
  return (
    <Panel title={t('scopes.title')} intro={t('scopes.intro')}>
      {none ? (
        <Text size="sm" c="dimmed">
          {flow === 'oauth' ? t('scopes.none') : t('scopes.fixed')}
        </Text>
      ) : (
        <List size="sm" spacing={4}>
          {granted.map((scope) => item(scope, null))}
          {missing.map((scope) =>
            item(scope, <ToneBadge tone="warn">{t('scopes.not_granted')}</ToneBadge>),
          )}
        </List>
      )}
      {flow === 'oauth' && besides.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="md" mb={4}>
            {t('detail:scopes.offered')}
          </Text>
          <List size="sm" spacing={4} c="dimmed">
            {besides.map(({ id, title }) => (
              <List.Item key={id}>{title}</List.Item>
            ))}
          </List>
        </>
      )}
      <Group mt="md">{actions}</Group>
    </Panel>
  );
}
