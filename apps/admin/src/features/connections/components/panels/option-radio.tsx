import type { PanelOption } from '@patchbay/contracts/panel';
import { ToneBadge } from '../../../../ui/tone-badge.tsx';
import classes from './option-list.module.css';

interface OptionRadioProps {
  name: string;
  option: PanelOption;
  checked: boolean;
  onMark: () => void;
}

/** The browser's own radio button: arrow keys, space and names come with it. */
export function OptionRadio({ name, option, checked, onMark }: OptionRadioProps) {
  const { label, description, note } = option;
  return (
    <label className={classes.option} data-checked={checked || undefined}>
      <input type="radio" name={name} checked={checked} onChange={onMark} />
      <span className={classes.words}>
        <span className={classes.label}>{label}</span>
        {description && <span className={classes.description}>{description}</span>}
      </span>
      {note && <ToneBadge tone={note.tone}>{note.text}</ToneBadge>}
    </label>
  );
}
