/** A note's first line, for CRMs that want a heading. */
export function firstLine(note: string, longest: number): string {
  return (note.trim().split('\n')[0] ?? note).trim().slice(0, longest);
}
