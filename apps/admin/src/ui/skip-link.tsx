import { useTranslation } from 'react-i18next';
import classes from './skip-link.module.css';

/** The first stop of the Tab key on every page. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#main"
      className={classes.link}
      onClick={(event) => {
        // The router would take the fragment for a navigation and leave the focus where it is.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t('skip_to_content')}
    </a>
  );
}
