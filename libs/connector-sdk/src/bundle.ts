/**
 * Several connectors of one vendor platform. The site registers one OAuth application for all of
 * them, and an account connected for one can be used for the others.
 */
export interface Bundle {
  /** Lower case, digits and underscores. */
  slug: string;
  /** As people know the platform: `Google`. */
  name: string;
}
