import type { Connection as WireConnection } from '@patchbay/contracts/connection';
import { entityTag } from '../../platform/http/entity-tag.ts';
import { connectionHealth } from './connection-health.ts';
import type { Connection } from './connection.entity.ts';
import { scopesLacking } from './scopes-lacking.ts';

export function toConnection(row: Connection): WireConnection {
  return {
    id: row.id,
    connector_type: row.connector_type,
    family: row.family,
    category: row.category,
    display_name: row.display_name,
    state: row.state,
    state_reason: row.state_reason,
    ...connectionHealth(row),
    auth_flow: row.auth_flow,
    vendor_account_id: row.vendor_account_id,
    vendor_account_name: row.vendor_account_name,
    settings: row.settings,
    scopes_granted: row.scopes_granted,
    scopes_missing: scopesLacking(row),
    expires_at: iso(row.expires_at),
    refresh_due_at: iso(row.refresh_due_at),
    grant_expires_at: iso(row.grant_expires_at),
    last_test_at: iso(row.last_test_at),
    last_test_outcome: row.last_test_outcome,
    last_delivery_at: iso(row.last_delivery_at),
    strict_order: row.strict_order,
    operator_of_record: row.operator_of_record,
    has_credential: row.has_credential,
    has_refresh_token: row.has_refresh_token,
    credential_references: row.credential_references,
    previous_secret_until: iso(row.previous_secret_until),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** Of what can be edited. */
export function connectionTag(connection: WireConnection): string {
  const { display_name, category, strict_order, settings } = connection;
  return entityTag({ display_name, category, strict_order, settings });
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
