import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { connectorPackagesQuery } from '../api/connector-packages.ts';
import '../../../lib/packages-words.ts';

/** Which packages were not taken at start, and why, for who can mend it. Nothing while all were. */
export default function RefusedPackages() {
  const { t } = useTranslation('packages');
  const site = useSite();
  const { data } = useQuery(connectorPackagesQuery(site.slug));
  const refused = data?.filter((each) => each.refused.length > 0) ?? [];
  if (refused.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle />}>
      <Text size="sm" fw={650} mb={4} c="var(--mantine-color-text)">
        {t('refused.title', { count: refused.length })}
      </Text>
      {refused.flatMap(({ name, refused: reasons }) =>
        reasons.map(({ slug, problems }) => (
          <Text key={`${name} ${slug}`} size="sm" c="var(--mantine-color-text)">
            {slug
              ? t('refused.connector', { name, slug, problems: problems.join('; ') })
              : t('refused.package', { name, problems: problems.join('; ') })}
          </Text>
        )),
      )}
      <Text size="sm" mt="xs" c="var(--mantine-color-text)">
        {t('refused.help')}
      </Text>
    </Alert>
  );
}
