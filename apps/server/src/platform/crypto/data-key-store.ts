import type { WrappedDataKey } from './master-key.ts';

export interface StoredDataKey extends WrappedDataKey {
  /** Whether new values are sealed with it. At most one key of a site is. */
  active: boolean;
}

/** Where wrapped data keys are kept; implemented over the database. */
export interface DataKeyStore {
  /** Every key of the site, also retired ones that values may still be sealed with. */
  load(siteId: number): Promise<StoredDataKey[]>;
  /**
   * Stores a key and makes it the site's active one, in one transaction.
   * Answers `false`, and changes nothing, when the site already has a key of this id: another
   * process was faster.
   */
  insert(siteId: number, key: WrappedDataKey): Promise<boolean>;
}
