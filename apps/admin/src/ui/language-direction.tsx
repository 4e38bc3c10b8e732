import { useDirection } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Tells Mantine which way the language reads; lib/i18n.ts tells the document. */
export function LanguageDirection() {
  const { i18n } = useTranslation();
  const { dir, setDirection } = useDirection();
  const wanted = i18n.dir();
  useEffect(() => {
    if (dir !== wanted) setDirection(wanted);
  }, [dir, wanted, setDirection]);
  return null;
}
