import type { ReactNode } from 'react';
import classes from './facts.module.css';

type Fact = readonly [label: string, value: ReactNode];

/** Labels and values; what is empty is shown as a dash, so that one sees that nothing is known. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.list}>
      {facts.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
