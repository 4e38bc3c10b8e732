import { useTranslation } from 'react-i18next';
import classes from './skip-link.module.css';

/** The first stop of the Tab key on every page. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a href="#main" className={classes.link}>
      {t('skip_to_content')}
    </a>
  );
}
