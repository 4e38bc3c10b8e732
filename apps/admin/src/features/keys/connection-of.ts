/** The id in `connections 12`, as the server names a row; null for rows of other tables. */
export function connectionOf(row: string): string | null {
  return /^connections (\d+)$/.exec(row)?.[1] ?? null;
}
