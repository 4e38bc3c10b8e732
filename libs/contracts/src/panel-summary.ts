import { z } from 'zod';

export const PANEL_KINDS = ['facts', 'choice'] as const;

/** What a connector adds to the page of its connections, as the page needs it to draw a place for it. */
export const PanelSummary = z.object({
  name: z.string(),
  kind: z.enum(PANEL_KINDS),
  title: z.string(),
  description: z.string(),
  scopes: z.array(z.string()),
  /** Of a choice, in order: each narrows the next. Empty for facts. */
  steps: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      /** Whether the vendor itself looks for `q`. */
      searchable: z.boolean(),
    }),
  ),
});
export type PanelSummary = z.infer<typeof PanelSummary>;
