import { z } from 'zod';
import { PageLimit, Search, filterText, text } from './common.ts';
import { ConnectionWithTest } from './connection.ts';
import { PanelSummary } from './panel-summary.ts';

/** How a fact or a note reads at a glance. */
export const PANEL_TONES = ['good', 'warn', 'bad', 'quiet', 'info'] as const;

export const PanelFact = z.object({
  label: z.string(),
  value: z.string(),
  tone: z.enum(PANEL_TONES).nullable(),
});

/** `facts` of a choice are those of what is chosen; empty while nothing is. */
export const ConnectionPanel = PanelSummary.extend({ facts: z.array(PanelFact) });

export const PanelOptionsQuery = z.strictObject({
  /** The first unless another is named. */
  step: text(50).optional(),
  /** The value chosen in the step before. */
  within: filterText(500).min(1).optional(),
  q: Search.optional(),
  limit: PageLimit.default(50),
  /** As `next_cursor` of the page before gave it: the vendor's own mark. */
  cursor: filterText(2000).min(1).optional(),
});

export const PanelOption = z.object({
  value: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  note: z.object({ text: z.string(), tone: z.enum(PANEL_TONES) }).nullable(),
});
export const PanelOptionPage = z.object({
  items: z.array(PanelOption),
  next_cursor: z.string().nullable(),
});

/** `value` of an option of the last step. */
export const PanelChoice = z.strictObject({ value: text(500) });
export const PanelChosen = ConnectionWithTest.extend({ panel: ConnectionPanel });

export type PanelFact = z.infer<typeof PanelFact>;
export type ConnectionPanel = z.infer<typeof ConnectionPanel>;
export type PanelOption = z.infer<typeof PanelOption>;
export type PanelOptionsQuery = z.infer<typeof PanelOptionsQuery>;
export type PanelOptionPage = z.infer<typeof PanelOptionPage>;
export type PanelChoice = z.infer<typeof PanelChoice>;
export type PanelChosen = z.infer<typeof PanelChosen>;
