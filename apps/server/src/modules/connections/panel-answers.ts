import type { PanelFact as WireFact, PanelOptionPage } from '@patchbay/contracts/panel';
import type { OptionPage, PanelFact } from '@patchbay/connector-sdk/panel';
import { foreignText } from '../../platform/database/storable.ts';

const MOST_FACTS = 50;
const MOST_OPTIONS = 200;
const MOST_VALUE = 500;
const MOST_CURSOR = 2000;

/** What a connector told, cut to what a page shows: its author did not think of every answer. */
export function toFacts(facts: readonly PanelFact[]): WireFact[] {
  return facts.slice(0, MOST_FACTS).map(({ label, value, tone }) => ({
    label: foreignText(label, 100),
    value: foreignText(value),
    tone: tone ?? null,
  }));
}

/** An option whose value would be cut could not be chosen, so it is left out. */
export function toOptionPage({ options, next }: OptionPage): PanelOptionPage {
  const choosable = options.filter(({ value }) => value !== '' && value.length <= MOST_VALUE);
  return {
    items: choosable.slice(0, MOST_OPTIONS).map(({ value, label, description, note }) => ({
      value: foreignText(value),
      label: foreignText(label),
      description: description === undefined ? null : foreignText(description),
      note: note ? { text: foreignText(note.text, 100), tone: note.tone } : null,
    })),
    next_cursor: next && next.length <= MOST_CURSOR ? next : null,
  };
}
