import type { Connection, ConnectionWithTest } from '@patchbay/contracts/connection';
import type { TestResult } from '@patchbay/contracts/test-result';
import type { ConnectionFilter } from './api/connections.ts';
import { pauseConnection } from './api/pause-connection.ts';
import { resumeConnection } from './api/resume-connection.ts';
import { testConnection } from './api/test-connection.ts';

/** What can be done to many connections at once. */
export const BULK_ACTIONS = ['test', 'pause', 'resume'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Connections that were ticked, or all that a filter leaves: they are read when the work begins. */
export type BulkTarget =
  | { rows: readonly Connection[] }
  | { filter: ConnectionFilter; count: number };

/** Of more than so many a test is asked about first, too: it is a call to a vendor for each. */
export const HANDFUL = 10;

/** How it went for one of them. */
export type BulkResult =
  | { kind: 'done'; test?: TestResult | undefined }
  /** It could not be done to this one as it is, and nothing was asked. */
  | { kind: 'skipped'; why: string }
  | { kind: 'failed'; error: unknown };

/** A test that found trouble is no success, though the request was answered. */
export function isGood(result: BulkResult): boolean {
  return result.kind === 'done' && (!result.test || result.test.outcome === 'connected');
}

/** One of them, by the same request as its row's menu sends. */
export async function act(
  action: BulkAction,
  site: string,
  { id }: Connection,
): Promise<BulkResult> {
  if (action === 'test') return { kind: 'done', test: await testConnection(site, id) };
  const change = { pause: pauseConnection, resume: resumeConnection }[action];
  const next: ConnectionWithTest = await change(site, id);
  return { kind: 'done', test: next.test };
}
