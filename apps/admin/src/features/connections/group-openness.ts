/** So many rows are on screen before somebody asks for more. */
const ROWS = 40;

/** The first group is open, and those after it as long as all open ones together stay short. */
export function isOpenAtFirst(groups: readonly { connections: number }[], index: number): boolean {
  const upToHere = groups.slice(0, index + 1);
  return index === 0 || upToHere.reduce((sum, group) => sum + group.connections, 0) <= ROWS;
}
