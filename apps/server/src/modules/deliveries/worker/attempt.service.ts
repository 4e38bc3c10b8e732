import { Inject, Injectable, Logger } from '@nestjs/common';
import { nextAttempt } from '@patchbay/core/retry';
import { parseRetryAfter } from '@patchbay/core/retry-after';
import type { Connector, RequestContext } from '@patchbay/connector-sdk/definition';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { DecryptionError } from '../../../platform/crypto/crypto-error.ts';
import { storedTrace } from '../../../platform/trace/stored-trace.ts';
import { RefreshService, hasEnded } from '../../connections/refresh.service.ts';
import { type TimedResponse, VendorCallService } from '../../connections/vendor-call.service.ts';
import { lackingScopes } from '../../connections/connection.service.ts';
import {
  type LiveConnection,
  LiveConnectionService,
} from '../../connections/live-connection.service.ts';
import { ConnectorRegistry } from '../../connectors/connector-registry.service.ts';
import { LimitObserver } from '../limits/limit-observer.service.ts';
import type { Claimed } from './claim.ts';
import { PayloadOpener } from './payload-opener.service.ts';
import type { AttemptRecord, DeliveryResult } from './result.ts';
import { type Sent, asRetry, record, unanswered } from './sent.ts';
import {
  type Attempted,
  ended,
  held,
  lost,
  nameOf,
  postponed,
  tokenMissing,
  unreadable,
} from './unsent.ts';

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
    @Inject(LimitObserver) private readonly limits: LimitObserver,
  ) {}

  async attempt(delivery: Claimed, found: LiveConnection | Error | undefined): Promise<Attempted> {
    if (found === undefined) return { result: ended(delivery, null, 'connection_removed') };
    if (found instanceof Error) {
      // A key store that is away for a moment is no reason to fail anything for good.
      if (!(found instanceof DecryptionError)) throw found;
      this.logger.error(found);
      return { result: unreadable(delivery) };
    }
    if (found.state !== 'active') return { result: held(delivery, found, []) };
    const connector = this.registry.find(found.connector_type);
    const action = connector?.actions[delivery.action];
    if (!connector || !action) return { result: ended(delivery, found, 'unknown_action') };
    if (lackingScopes(found, action.scopes ?? []).length > 0) {
      return { result: ended(delivery, found, 'scope_insufficient') };
    }
    const connection = this.refreshes.isDue(found) ? await this.withFreshToken(found) : found;
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

  /** A mistake of ours must neither lose a delivery nor repeat it for ever. */
  unexpected(delivery: Claimed, connection: LiveConnection | Error | undefined): DeliveryResult {
    const attempt = delivery.attempts + 1;
    const known = connection instanceof Error ? undefined : connection;
    const schedule = known?.rules.schedule ?? this.config.retrySchedule;
    const wait = schedule[attempt - delivery.schedule_base - 1];
    return {
      delivery,
      connection: known ? nameOf(known) : { name: '', connectorType: '' },
      status: wait === undefined ? 'failed' : 'pending',
      attempts: attempt,
      scheduleBase: delivery.schedule_base,
      nextAttemptAt: wait === undefined ? null : Date.now() + wait,
      log: [
        {
          outcome: wait === undefined ? 'failed' : 'retried',
          vendorResponseCode: null,
          errorCode: 'internal_error',
          latencyMs: 0,
          attempt,
          attemptedAt: new Date(),
        },
      ],
      breaker: null,
    };
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
      acceptedAt: delivery.accepted_at,
    };
    const payload = await this.payloads.open(delivery);
    if (payload instanceof DecryptionError) return payload;
    const input = action.input.safeParse(payload.reveal());
    if (!input.success) return new RequestBuildError('input', 'no longer fits the action');
    try {
      return action.request(input.data, context, {});
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
        { messageId: delivery.message_id, trace: storedTrace(delivery.trace_context) },
      );
      const reading = readAttempt(connector, flow, answer);
      this.limits.heard(delivery.id, connection, connector, answer, reading);
      return {
        reading,
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
    if (verdict === 'delivered' || verdict === 'rejected') {
      const status = verdict === 'delivered' ? 'delivered' : 'failed';
      return {
        delivery,
        connection: nameOf(connection),
        status,
        attempts,
        scheduleBase: base,
        nextAttemptAt: null,
        log: [...earlier, record(attempts, sent, status)],
        breaker: 'success',
      };
    }
    const now = Date.now();
    const wish = parseRetryAfter(sent.retryAfter, now) ?? sent.reading.reading?.retryAfterMs;
    const next = nextAttempt(
      connection.rules.schedule,
      { attempt: attempts - base, ...(wish !== undefined && { retryAfterMs: wish }) },
      now,
      Math.random(),
    );
    const outcome = next === null ? 'failed' : 'retried';
    return {
      delivery,
      connection: nameOf(connection),
      status: next === null ? 'failed' : 'pending',
      attempts,
      scheduleBase: base,
      nextAttemptAt: next,
      log: [...earlier, record(attempts, sent, outcome)],
      // A vendor that says when to come back works; its account waits for that by itself.
      breaker: sent.status === 429 && wish !== undefined ? null : 'failure',
    };
  }
}
