import type { TestPlane } from './start-plane.ts';

/** Lets a connection believe that its access token ends so many seconds from now, of an hour. */
export async function endsIn(plane: TestPlane, id: number, seconds: number): Promise<void> {
  await plane.db.query(
    `UPDATE connections SET expires_at = now() + $2 * interval '1 second',
            refresh_due_at = now() + ($2 - 300) * interval '1 second' WHERE id = $1`,
    [id, seconds],
  );
}

export interface Grant {
  id: string;
  state: string;
  scopes: string[];
  refreshes: number;
  refresh_failures: number;
  reuse_detections: number;
}

/** The stand-in’s record of what a vendor granted. */
export async function grantsAt(plane: TestPlane, vendor: string): Promise<Grant[]> {
  return (await plane.control(`/grants?vendor=${vendor}`, {}, 'GET'))['items'] as Grant[];
}
