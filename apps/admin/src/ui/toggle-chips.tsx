import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import classes from './toggle-chips.module.css';

interface ToggleChipsProps<V extends string> {
  /** What is chosen among. */
  label: string;
  options: readonly { value: V; label: string }[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
}

/** Any number of a few; none chosen means no filter. */
export function ToggleChips<V extends string>(props: ToggleChipsProps<V>) {
  const { label, options, chosen, onChange } = props;
  const toggle = (value: V) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <div className={classes.chips} role="group" aria-label={label}>
      {options.map((option) => (
        <UnstyledButton
          key={option.value}
          className={classes.chip}
          aria-pressed={chosen.includes(option.value)}
          onClick={() => toggle(option.value)}
        >
          {chosen.includes(option.value) && <IconCheck size={14} aria-hidden />}
          {option.label}
        </UnstyledButton>
      ))}
    </div>
  );
}
