import type { StatsBucket } from '@patchbay/contracts/delivery';
import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/overview-words.ts';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { duration } from '../../../lib/time.ts';
import { TextLink } from '../../../ui/links.tsx';
import { LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { figuresOf, shareText } from '../figures.ts';
import type { Period } from '../overview-search.ts';
import { LogLink } from './log-link.tsx';
import classes from './figures.module.css';

interface ConnectorTableProps {
  /** One for each connector; undefined while they are asked for. */
  rows: StatsBucket[] | undefined;
  faces: ConnectorFaces;
  period: Period;
}

/** What each connector had of the deliveries, how much failed, and how slow the slowest were. */
export function ConnectorTable({ rows, faces, period }: ConnectorTableProps) {
  const { t, i18n } = useTranslation('overview');
  const { slug } = useSite();
  const language = i18n.language;
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const shown = (rows ?? [])
    .map((row) => ({ row, ...figuresOf(row) }))
    .sort((a, b) => b.attempts - a.attempts);
  const all = shown.reduce((sum, { attempts }) => sum + attempts, 0);
  return (
    <Panel title={t('connectors.title')}>
      {!rows && <LoadingState rows={3} />}
      {rows && shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('connectors.none')}
        </Text>
      )}
      {shown.length > 0 && (
        <div
          className={classes.scroll}
          tabIndex={0}
          role="region"
          aria-label={t('connectors.title')}
        >
          <Table verticalSpacing="xs" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {(['connector', 'share', 'attempts', 'failed', 'success', 'p95'] as const).map(
                  (column) => (
                    <Table.Th key={column} data-column={column} scope="col">
                      {t(`connectors.${column}`)}
                    </Table.Th>
                  ),
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map(({ row, attempts, failed, success }) => {
                const type = row.connector_type ?? null;
                const connector = type === null ? null : { slug: type, ...faceOf(faces, type) };
                return (
                  <Table.Tr key={type ?? ''}>
                    <Table.Th scope="row">
                      <span className={classes.connector}>
                        {connector && <VendorMark {...connector} size={22} />}
                        {connector === null ? (
                          t('connectors.others')
                        ) : (
                          <TextLink
                            to="/sites/$site/connections"
                            params={{ site: slug }}
                            search={{ connector_type: connector.slug }}
                          >
                            {connector.name}
                          </TextLink>
                        )}
                      </span>
                    </Table.Th>
                    <Table.Td data-column="share">
                      <span className={classes.share} aria-hidden>
                        <span style={{ inlineSize: `${(attempts / all) * 100}%` }} />
                      </span>
                      <span className={classes.number}>{percent.format(attempts / all)}</span>
                    </Table.Td>
                    <Table.Td>
                      <LogLink connector={connector} period={period}>
                        {number.format(attempts)}
                      </LogLink>
                    </Table.Td>
                    <Table.Td>
                      <LogLink connector={failed > 0 ? connector : null} period={period} failed>
                        {number.format(failed)}
                      </LogLink>
                    </Table.Td>
                    <Table.Td>{shareText(success, language) ?? t('common:none')}</Table.Td>
                    <Table.Td>
                      {row.latency_p95 === null
                        ? t('common:none')
                        : duration(row.latency_p95, language)}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Panel>
  );
}
