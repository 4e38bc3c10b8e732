import type { Connector } from '@patchbay/connector-sdk/definition';
import type { LiveConnection } from '../../connections/live-connection.service.ts';
import { vendorName } from '../../connectors/connector-registry.service.ts';
import type { Claimed } from './claim.ts';
import type { AttemptRecord, DeliveryResult } from './result.ts';
import type { Sent } from './sent.ts';

/** Before that a postponed delivery is not tried again, even when a new token may be there. */
const SOONEST_MS = 1000;
/** How long a credential that cannot be opened is left alone. */
const UNREADABLE_MS = 60_000;

/** A credential that turned out to be lost, for the state machine. */
export interface CredentialLoss {
  siteId: number;
  connectionId: number;
  credentialVersion: number;
  kind: 'credential_expired' | 'credential_revoked';
  vendor: string;
}

export interface Attempted {
  result: DeliveryResult;
  loss?: CredentialLoss;
}

/** The credential no longer works: the work waits, and nothing of its schedule is spent. */
export function lost(
  delivery: Claimed,
  connection: LiveConnection,
  connector: Connector,
  log: AttemptRecord[],
  sent: Sent,
): Attempted {
  const kind =
    sent.reading.reading?.kind === 'credential_revoked'
      ? 'credential_revoked'
      : 'credential_expired';
  return {
    result: held(delivery, connection, log),
    loss: {
      siteId: connection.site_id,
      connectionId: connection.id,
      credentialVersion: connection.credential_version,
      kind,
      vendor: vendorName(connector, connection.display_name),
    },
  };
}

/** Waits for the connection to become active again. */
export function held(
  delivery: Claimed,
  connection: LiveConnection,
  log: AttemptRecord[],
): DeliveryResult {
  return {
    delivery,
    connection: nameOf(connection),
    status: 'held',
    attempts: delivery.attempts + log.length,
    scheduleBase: delivery.schedule_base + log.length,
    nextAttemptAt: null,
    log,
    breaker: null,
  };
}

/**
 * No new token for now: tried again when the token address is asked again. It costs the schedule
 * nothing and says nothing to the breaker, since the vendor's API was not heard.
 */
export function postponed(
  delivery: Claimed,
  connection: LiveConnection,
  log: AttemptRecord[],
): DeliveryResult {
  const soonest = Date.now() + SOONEST_MS;
  return {
    ...held(delivery, connection, log),
    status: 'pending',
    nextAttemptAt: Math.max(soonest, connection.refresh_due_at?.getTime() ?? 0),
  };
}

/** A limit of the vendor's lets no further call through before then; nothing is spent by waiting. */
export function waiting(
  delivery: Claimed,
  connection: LiveConnection,
  log: AttemptRecord[],
  until: number,
): DeliveryResult {
  return { ...held(delivery, connection, log), status: 'pending', nextAttemptAt: until };
}

/** No key of the site opens the credential: it waits for the key, or for another credential. */
export function unreadable(delivery: Claimed): DeliveryResult {
  return { ...putBack(delivery), nextAttemptAt: Date.now() + UNREADABLE_MS };
}

/** Claimed and not sent: as it was before. */
export function putBack(delivery: Claimed): DeliveryResult {
  return {
    delivery,
    connection: { name: '', connectorType: '' },
    status: 'pending',
    attempts: delivery.attempts,
    scheduleBase: delivery.schedule_base,
    nextAttemptAt: null,
    log: [],
    breaker: null,
  };
}

export function tokenMissing(delivery: Claimed): AttemptRecord {
  return {
    outcome: 'retried',
    vendorResponseCode: null,
    errorCode: 'token_unavailable',
    latencyMs: 0,
    attempt: delivery.attempts + 1,
    attemptedAt: new Date(),
  };
}

/** Ended without a call to the vendor; the log says why. */
export function ended(
  delivery: Claimed,
  connection: LiveConnection | null,
  errorCode: string,
): DeliveryResult {
  const attempt = delivery.attempts + 1;
  return {
    delivery,
    connection: connection ? nameOf(connection) : { name: '(disconnected)', connectorType: '' },
    status: 'failed',
    attempts: attempt,
    scheduleBase: delivery.schedule_base,
    nextAttemptAt: null,
    log: [
      {
        outcome: 'failed',
        vendorResponseCode: null,
        errorCode,
        latencyMs: 0,
        attempt,
        attemptedAt: new Date(),
      },
    ],
    breaker: null,
  };
}

export function nameOf(connection: LiveConnection): DeliveryResult['connection'] {
  return { name: connection.display_name, connectorType: connection.connector_type };
}
