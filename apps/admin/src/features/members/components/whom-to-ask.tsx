import type { Capability } from '@patchbay/contracts/capability';
import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { holdersQuery } from '../api/holders.ts';

/** Names of colleagues who can do what the reader may not. */
export function WhomToAsk({ capabilities }: { capabilities: readonly Capability[] }) {
  const { t } = useTranslation('connecting');
  const { slug } = useSite();
  const { data } = useQuery(holdersQuery(slug, capabilities));
  // It only adds to a refusal that is told already, so a failure to load it says nothing.
  if (!data) return null;
  if (data.length === 0) return <Text size="sm">{t('ask.nobody')}</Text>;
  return (
    <div>
      <Text size="sm">{t('ask.text')}</Text>
      <List size="sm">
        {data.map(({ id, name, email }) => (
          <List.Item key={id}>
            {name && `${name}, `}
            <Anchor href={`mailto:${email}`} size="sm" underline="always">
              {email}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
