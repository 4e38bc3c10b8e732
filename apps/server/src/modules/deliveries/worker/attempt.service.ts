import { Inject, Injectable, Logger } from '@nestjs/common';
import { parseDuration } from '@patchbay/core/duration';
import { nextAttempt } from '@patchbay/core/retry';
import { parseRetryAfter } from '@patchbay/core/retry-after';
import type { Connector, RequestContext } from '@patchbay/connector-sdk/definition';
import { type AttemptReading, readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { DecryptionError } from '../../../platform/crypto/crypto-error.ts';
import { foreignText } from '../../../platform/database/storable.ts';
import { OutboundError } from '../../../platform/outbound/outbound-error.ts';
import { SecretUnavailableError } from '../../../platform/secrets/secret-unavailable.ts';
import { RefreshService, hasEnded } from '../../connections/refresh.service.ts';
import { type TimedResponse, VendorCallService } from '../../connections/vendor-call.service.ts';
import {
  type LiveConnection,
  LiveConnectionService,
  lackingScopes,
} from '../../connections/live-connection.service.ts';
import { ConnectorRegistry, vendorName } from '../../connectors/connector-registry.service.ts';
import type { Claimed } from './claim.ts';
import { PayloadOpener } from './payload-opener.service.ts';
import type { AttemptRecord, DeliveryResult } from './result.ts';

/** Before that a postponed delivery is not tried again, even when a new token may be there. */
const SOONEST_MS = 1000;

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

interface Sent {
  reading: AttemptReading;
  status: number | null;
  latencyMs: number;
  retryAfter: string | undefined;
  at: Date;
}

/** One claimed delivery, from its sealed payload to what became of it. Writes nothing itself. */
@Injectable()
export class AttemptService {
  private readonly logger = new Logger(AttemptService.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PayloadOpener) private readonly payloads: PayloadOpener,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
    @Inject(VendorCallService) private readonly calls: VendorCallService,
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
  ) {}

  async attempt(delivery: Claimed, found: LiveConnection | Error | undefined): Promise<Attempted> {
    if (found === undefined) return { result: ended(delivery, null, 'connection_removed') };
    if (found instanceof Error) {
      // A key store that is away for a moment is no reason to fail anything for good.
      if (!(found instanceof DecryptionError)) throw found;
      this.logger.error(found);
      return { result: ended(delivery, null, 'credential_unreadable') };
    }
    if (found.state !== 'active') return { result: held(delivery, found, []) };
    const connector = this.registry.find(found.connector_type);
    const action = connector?.actions[delivery.action];
    if (!connector || !action) return { result: ended(delivery, found, 'unknown_action') };
    if (lackingScopes(found, action.scopes ?? []).length > 0) {
      return { result: ended(delivery, found, 'scope_insufficient') };
    }
    const connection = await this.withFreshToken(found);
    if (connection.state !== 'active') return { result: held(delivery, connection, []) };
    // Without a token that still serves there is nothing to send.
    if (connection.has_refresh_token && hasEnded(connection)) {
      return { result: postponed(delivery, connection, [tokenMissing(delivery)]) };
    }
    const request = await this.describe(delivery, connection, connector);
    if (request instanceof RequestBuildError) {
      return { result: ended(delivery, connection, 'invalid_input') };
    }
    if (request instanceof DecryptionError) {
      this.logger.error(request);
      return { result: ended(delivery, connection, 'payload_unreadable') };
    }
    return this.sendOnce(delivery, connection, connector, request);
  }

  private async sendOnce(
    delivery: Claimed,
    connection: LiveConnection,
    connector: Connector,
    request: VendorRequest,
  ): Promise<Attempted> {
    const first = await this.send(delivery, connection, connector, request);
    if (first.reading.verdict !== 'unauthorized') {
      return { result: this.conclude(delivery, connection, connector, [], first) };
    }
    const refused = record(delivery.attempts + 1, first, 'retried');
    if (!connection.has_refresh_token)
      return lost(delivery, connection, connector, [refused], first);

    // The vendor knows best when a token has ended: one refresh, one more attempt.
    const outcome = await this.refreshes.refresh(
      connection.site_id,
      connection.id,
      connection.credential_version,
    );
    const renewed = (await this.connections.load([connection])).get(connection.id);
    if (!renewed || renewed instanceof Error) {
      return { result: this.conclude(delivery, connection, connector, [], asRetry(first)) };
    }
    if (outcome === 'unavailable') return { result: postponed(delivery, renewed, [refused]) };
    if (renewed.state !== 'active') return { result: held(delivery, renewed, [refused]) };
    const second = await this.send(delivery, renewed, connector, request);
    if (second.reading.verdict === 'unauthorized') {
      const again = record(delivery.attempts + 2, second, 'retried');
      return lost(delivery, renewed, connector, [refused, again], second);
    }
    return { result: this.conclude(delivery, renewed, connector, [refused], second) };
  }

  private async withFreshToken(connection: LiveConnection): Promise<LiveConnection> {
    if ((await this.refreshes.renewIfDue(connection)) === 'not_due') return connection;
    const renewed = (await this.connections.load([connection])).get(connection.id);
    return renewed && !(renewed instanceof Error) ? renewed : connection;
  }

  private async describe(
    delivery: Claimed,
    connection: LiveConnection,
    connector: Connector,
  ): Promise<VendorRequest | RequestBuildError | DecryptionError> {
    const action = connector.actions[delivery.action]!;
    const context: RequestContext = {
      settings: connection.settings,
      flow: connection.auth_flow,
      now: Date.now(),
      messageId: delivery.message_id,
      acceptedAt: delivery.created_at.getTime(),
    };
    const payload = await this.payloads.open(delivery);
    if (payload instanceof DecryptionError) return payload;
    const input = action.input.safeParse(payload.reveal());
    if (!input.success) return new RequestBuildError('input', 'no longer fits the action');
    try {
      return action.request(input.data, context);
    } catch (error) {
      if (error instanceof RequestBuildError) return error;
      throw error;
    }
  }

  private async send(
    delivery: Claimed,
    connection: LiveConnection,
    connector: Connector,
    request: VendorRequest,
  ): Promise<Sent> {
    const at = new Date();
    const flow = connection.auth_flow;
    try {
      const answer: TimedResponse = await this.calls.send(
        this.connections.target(connection),
        request,
        { messageId: delivery.message_id },
      );
      return {
        reading: readAttempt(connector, flow, answer),
        status: answer.status,
        latencyMs: answer.latencyMs,
        retryAfter: answer.headers['retry-after'],
        at,
      };
    } catch (error) {
      return { ...unanswered(error), at };
    }
  }

  /** Everything but a lost credential: delivered, tried again on the schedule, or failed. */
  private conclude(
    delivery: Claimed,
    connection: LiveConnection,
    connector: Connector,
    earlier: AttemptRecord[],
    sent: Sent,
  ): DeliveryResult {
    const attempts = delivery.attempts + earlier.length + 1;
    // An attempt that met an ended token is repeated at once and costs the schedule nothing.
    const base = delivery.schedule_base + earlier.length;
    const { verdict } = sent.reading;
    const shared = { delivery, connection: nameOf(connection), attempts, scheduleBase: base };
    if (verdict === 'delivered' || verdict === 'rejected') {
      const status = verdict === 'delivered' ? 'delivered' : 'failed';
      const log = [...earlier, record(attempts, sent, status)];
      return { ...shared, status, nextAttemptAt: null, log, breaker: 'success' };
    }
    const now = Date.now();
    const wish = parseRetryAfter(sent.retryAfter, now) ?? sent.reading.reading?.retryAfterMs;
    const next = nextAttempt(
      connector.retry ?? siteSchedule(connection) ?? this.config.retrySchedule,
      { attempt: attempts - base, ...(wish !== undefined && { retryAfterMs: wish }) },
      now,
      Math.random(),
    );
    const outcome = next === null ? 'failed' : 'retried';
    return {
      ...shared,
      status: next === null ? 'failed' : 'pending',
      nextAttemptAt: next,
      log: [...earlier, record(attempts, sent, outcome)],
      breaker: 'failure',
    };
  }
}

/** The credential no longer works: the work waits, and nothing of its schedule is spent. */
function lost(
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

function held(delivery: Claimed, connection: LiveConnection, log: AttemptRecord[]): DeliveryResult {
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
function postponed(
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

function tokenMissing(delivery: Claimed): AttemptRecord {
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
function ended(
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

function record(attempt: number, sent: Sent, outcome: AttemptRecord['outcome']): AttemptRecord {
  return {
    outcome,
    vendorResponseCode: sent.status,
    errorCode: sent.reading.errorCode ? foreignText(sent.reading.errorCode, 200) : null,
    latencyMs: sent.latencyMs,
    attempt,
    attemptedAt: sent.at,
  };
}

function asRetry(sent: Sent): Sent {
  return { ...sent, reading: { ...sent.reading, verdict: 'retry' } };
}

function unanswered(error: unknown): Omit<Sent, 'at'> {
  if (error instanceof OutboundError) {
    // Never sent and never will be; or no answer, so perhaps next time.
    const verdict = error.code === 'invalid_request' ? 'rejected' : 'retry';
    const latencyMs = Math.round(error.latencyMs);
    return {
      reading: { verdict, errorCode: error.code },
      status: null,
      latencyMs,
      retryAfter: undefined,
    };
  }
  if (error instanceof SecretUnavailableError) {
    // Says nothing about the credential; the store may answer next time.
    const reading = { verdict: 'retry', errorCode: error.code } as const;
    return { reading, status: null, latencyMs: 0, retryAfter: undefined };
  }
  if (error instanceof RequestBuildError) {
    const reading = { verdict: 'rejected', errorCode: 'invalid_input' } as const;
    return { reading, status: null, latencyMs: 0, retryAfter: undefined };
  }
  throw error;
}

/** Settings are validated when they are stored. */
function siteSchedule(connection: LiveConnection): number[] | null {
  return connection.site_retry_schedule?.map((text) => parseDuration(text) ?? 0) ?? null;
}

function nameOf(connection: LiveConnection): DeliveryResult['connection'] {
  return { name: connection.display_name, connectorType: connection.connector_type };
}
