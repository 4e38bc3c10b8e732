import { AUTH_FLOWS } from '@patchbay/core/auth-flow';
import { z } from 'zod';

/** A host, or with `*.` before it all hosts below. */
const host = z.string().regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/);

const declared = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9_]{1,62}$/),
  /** The file that exports the definition as default, relative to the package. */
  entry: z.string().regex(/^\.\/(?:[\w.-]+\/)*[\w.-]+\.m?js$/),
  /** Every host its requests may go to. */
  hosts: z.array(host).max(50),
  /** Also hosts that the operator types into its settings. */
  operator_hosts: z.boolean().default(false),
  flows: z.array(z.enum(AUTH_FLOWS)).min(1),
  /** OAuth scopes it may ask people for. */
  scopes: z.array(z.string().min(1).max(300)).max(500).default([]),
});
export type DeclaredConnector = z.output<typeof declared>;

/** What a connector package says of itself in its `package.json`; the rest of the file is npm's. */
export const PackageManifest = z.object({
  name: z.string().min(1).max(214),
  version: z.string().min(1).max(100),
  patchbay: z.strictObject({ connectors: z.array(declared).min(1).max(50) }),
});
export type PackageManifest = z.output<typeof PackageManifest>;
