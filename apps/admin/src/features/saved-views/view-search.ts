/** What a page's address asks for, by name; what is not set is left out. */
export type ViewSearch = Readonly<Record<string, string | undefined>>;

/** As a query string without a question mark, always in the same order. */
export function toText(search: ViewSearch): string {
  const set = Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(set.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}

export function fromText(text: string): ViewSearch {
  return Object.fromEntries(new URLSearchParams(text));
}
