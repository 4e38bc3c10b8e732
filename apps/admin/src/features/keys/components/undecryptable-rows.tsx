import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { connectionOf } from '../connection-of.ts';
import type { Rotation } from '../rotation.ts';
import '../../../lib/settings-words.ts';

/** Which values no key opens, and what an operator does about them. */
export function UndecryptableRows({ rotation }: { rotation: Rotation }) {
  const { t } = useTranslation('settings');
  return (
    <Stack gap="xs">
      <Text size="sm">{t('keys.undecryptable', { count: rotation.undecryptable })}</Text>
      <Text size="sm">{t('keys.undecryptable_next')}</Text>
      {rotation.undecryptable_rows.length > 0 && (
        <>
          <Text size="sm">{t('keys.some_rows')}</Text>
          <List size="sm">
            {rotation.undecryptable_rows.map((row) => (
              <List.Item key={row}>
                <RowName row={row} />
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}

function RowName({ row }: { row: string }) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const id = connectionOf(row);
  if (id === null) return row;
  return (
    <TextLink to="/sites/$site/connections/$id" params={{ site: slug, id }} size="sm">
      {t('keys.connection', { id })}
    </TextLink>
  );
}
