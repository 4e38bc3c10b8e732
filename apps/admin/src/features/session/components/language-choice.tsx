import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../lib/i18n.ts';
import { LANGUAGE_CODES, languageOf, LANGUAGES } from '../../../lib/languages.ts';
import { useAction } from '../../../lib/use-action.ts';

/** For who cannot read the page yet: each language by its own name. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('session');
  const speak = useAction({ mutationFn: chooseLanguage });
  const spoken = languageOf(i18n.language);
  return (
    <Group justify="center" gap={4} role="group" aria-label={t('language')}>
      {LANGUAGE_CODES.map((code) => (
        <Button
          key={code}
          size="compact-sm"
          variant={code === spoken ? 'light' : 'subtle'}
          lang={code}
          aria-pressed={code === spoken}
          loading={speak.isPending && speak.variables === code}
          onClick={() => speak.mutate(code)}
        >
          {LANGUAGES[code]}
        </Button>
      ))}
    </Group>
  );
}
