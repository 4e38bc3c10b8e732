import { parseDuration } from '@patchbay/core/duration';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { Config } from '../../../config.ts';
import type { LiveConnection } from '../../connections/live-connection.service.ts';

/** Waits between attempts, in milliseconds: the connector's, else the site's, else the platform's. */
export function retrySchedule(
  connector: Connector | undefined,
  connection: LiveConnection | undefined,
  config: Config,
): readonly number[] {
  return connector?.retry ?? siteSchedule(connection) ?? config.retrySchedule;
}

/** Settings are validated when they are stored. */
function siteSchedule(connection: LiveConnection | undefined): number[] | null {
  return connection?.site_retry_schedule?.map((text) => parseDuration(text) ?? 0) ?? null;
}
