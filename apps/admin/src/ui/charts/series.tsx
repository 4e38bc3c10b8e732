import { useId } from 'react';
import classes from './chart.module.css';

/** How a series looks: a colour of the theme, and a texture or a dash so that no colour is needed. */
export type Look = 'delivered' | 'retried' | 'failed' | 'p50' | 'p95' | 'p99';

export interface Series {
  key: string;
  label: string;
  look: Look;
}

/** Lines are told apart by their dashes. */
export const DASHES: Partial<Record<Look, string>> = { p95: '6 4', p99: '1 5' };

/** Stripes of the surface over a bar: what failed leans, what is tried again is dotted. */
const TEXTURES: Partial<Record<Look, string>> = {
  failed: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2',
  retried: 'M0,3 h2.5',
};

/** The textures of a chart; ids are its own, since a page has several. */
export function useTextures() {
  const id = useId();
  const defs = (
    <defs>
      {Object.entries(TEXTURES).map(([look, path]) => (
        <pattern key={look} id={`${id}${look}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <path d={path} stroke="var(--pb-surface)" strokeWidth="1.5" />
        </pattern>
      ))}
    </defs>
  );
  return { defs, of: (look: Look) => (TEXTURES[look] ? `url(#${id}${look})` : undefined) };
}

/** What stands for a series in a legend or a tooltip. */
export function Swatch({ look }: { look: Look }) {
  const textures = useTextures();
  const texture = textures.of(look);
  const line = look.startsWith('p');
  return (
    <svg className={`${classes.swatch} ${classes[look]}`} viewBox="0 0 14 11" aria-hidden>
      {line ? (
        <path className={classes.line} d="M0,5.5 h14" strokeDasharray={DASHES[look]} />
      ) : (
        <>
          {textures.defs}
          <rect className={classes.bar} width="14" height="11" rx="2" />
          {texture && <rect fill={texture} width="14" height="11" rx="2" />}
        </>
      )}
    </svg>
  );
}

export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className={classes.legend}>
      {series.map(({ key, label, look }) => (
        <li key={key}>
          <Swatch look={look} />
          {label}
        </li>
      ))}
    </ul>
  );
}
