import { z } from 'zod';

/** An installed package named in `CONNECTOR_PACKAGES`, and what became of it at start. */
export const ConnectorPackage = z.object({
  name: z.string(),
  /** Null where the package could not be read. */
  version: z.string().nullable(),
  /** Slugs of its connectors that are offered. */
  connectors: z.array(z.string()),
  refused: z.array(
    z.object({
      /** Null when the package as a whole is refused. */
      slug: z.string().nullable(),
      problems: z.array(z.string()),
    }),
  ),
});
export type ConnectorPackage = z.infer<typeof ConnectorPackage>;
