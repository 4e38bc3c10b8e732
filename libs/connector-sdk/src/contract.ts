/** Where a connector is right and its vendor's description is not: too old, or wrong. */
export interface ContractException {
  /** Part of the problem's own words, as the check reports it; every problem that holds it passes. */
  about: string;
  reason: string;
  /** The vendor's page that shows it. */
  source: string;
}

/**
 * The vendor's machine-readable descriptions a connector is checked against, as the default export of
 * `contract.ts` beside its `connector.ts`. Never loaded while running.
 *
 * Paths are below the folder of descriptions, such as `stripe/spec3-2023-09-12.yaml`. Each request
 * must stand in one of them.
 */
export interface VendorContract {
  /** OpenAPI 3 or Swagger 2. */
  openapi?: readonly string[];
  /** Google API discovery documents. */
  discovery?: readonly string[];
  /**
   * Hosts that the account decides, such as `us6.api.mailchimp.com`, each with the one that stands in
   * its place in the descriptions.
   */
  hosts?: Readonly<Record<string, string>>;
  /** Each must pardon something, so that none outlives its reason. */
  exceptions?: readonly ContractException[];
}
