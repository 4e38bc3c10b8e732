/** Collects the values of a statement that is put together; `add` gives the place of each. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** @returns the placeholder, `$1` for the first */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
