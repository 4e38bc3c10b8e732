/** A connector's file, and how it is loaded. */
export interface ConnectorFile {
  /** Within the connector's folder; undefined where there is none. */
  name: string | undefined;
  load(): Promise<{ default?: unknown }>;
}

/**
 * By folder, what a bundle holds: there is nothing to look through in a directory then. The bundler
 * puts it here (scripts/lib/bundle-server.mjs); unbundled, connectors are found on the disk.
 */
export const bundledConnectors: ReadonlyMap<string, ConnectorFile> | null = null;
