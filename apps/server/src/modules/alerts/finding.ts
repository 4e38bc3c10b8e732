import type { AlertKind } from '@patchbay/core/alert-kind';

/** A trouble as the stored facts show it right now. */
export interface Finding {
  site_id: number;
  connection_id: number;
  connection_name: string;
  connector_type: string;
  family: string;
  kind: AlertKind;
  title: string;
  message: string;
  /** How much of it there is; null where a trouble is only there or not. */
  count: number | null;
}

/** The columns of a connection that every finding copies. */
export interface Culprit {
  site_id: number;
  id: number;
  display_name: string;
  connector_type: string;
  family: string;
}

export const CULPRIT = 'c.site_id, c.id, c.display_name, c.connector_type, c.family';

/** What a finding and an alert are the same about. */
export function keyOf({
  site_id,
  connection_id,
  kind,
}: Pick<Finding, 'site_id' | 'connection_id' | 'kind'>): string {
  // prettier-ignore
  return `${site_id} ${connection_id} ${kind}`;
}

export function aboutOf(c: Culprit) {
  return {
    ...{ site_id: c.site_id, connection_id: c.id, connection_name: c.display_name },
    ...{ connector_type: c.connector_type, family: c.family },
  };
}
