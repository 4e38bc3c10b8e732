type Settings = Readonly<Record<string, unknown>>;

/** A version of a vendor's API. A connection keeps the one it was made with until it is migrated. */
export interface ApiVersion {
  /** As the vendor writes it, such as `2026-01` or `v21.0`. */
  version: string;
  default?: true;
  /** The last day on which the vendor answers it, as `YYYY-MM-DD`; shown, and warned of, before. */
  sunset?: string;
  /** The vendor's page about what changed. */
  notesUrl?: string;
  /** What the settings of the version before become; by default they stay as they are. */
  migrate?: (settings: Settings) => Record<string, unknown>;
}
