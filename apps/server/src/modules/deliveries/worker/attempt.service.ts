import { Inject, Injectable, Logger } from '@nestjs/common';
import { nextAttempt } from '@patchbay/core/retry';
import { parseRetryAfter } from '@patchbay/core/retry-after';
import type { Action } from '@patchbay/connector-sdk/action';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { DecryptionError } from '../../../platform/crypto/crypto-error.ts';
import { RefreshService, hasEnded } from '../../connections/refresh.service.ts';
import { lackingScopes } from '../../connections/connection.service.ts';
import {
  type LiveConnection,
  LiveConnectionService,
} from '../../connections/live-connection.service.ts';
import { ConnectorRegistry } from '../../connectors/connector-registry.service.ts';
import { ActionRunner, type Waits } from './action-runner.service.ts';
import type { Claimed } from './claim.ts';
import { type Job, NOT_BEGUN } from './job.ts';
import { PayloadOpener } from './payload-opener.service.ts';
import { ProgressStore } from './progress-store.service.ts';
import { ResultSealer } from './result-sealer.service.ts';
import type { AttemptRecord, DeliveryResult } from './result.ts';
import { type Sent, type Told, asRetry, record } from './sent.ts';
import {
  type Attempted,
  ended,
  held,
  lost,
  nameOf,
  postponed,
  tokenMissing,
  unreadable,
  waiting,
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
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
    @Inject(ActionRunner) private readonly runner: ActionRunner,
    @Inject(ProgressStore) private readonly progress: ProgressStore,
    @Inject(ResultSealer) private readonly sealer: ResultSealer,
  ) {}

  /** @param owner the worker that has claimed it */
  async attempt(
    delivery: Claimed,
    found: LiveConnection | Error | undefined,
    owner: string,
  ): Promise<Attempted> {
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
    const job = await this.open(delivery, owner, connector, action);
    if (job instanceof DecryptionError) {
      this.logger.error(job);
      return { result: ended(delivery, connection, 'payload_unreadable') };
    }
    if (!job) return { result: ended(delivery, connection, 'invalid_input') };
    return this.sendOnce(job, connection);
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

  private async sendOnce(job: Job, connection: LiveConnection): Promise<Attempted> {
    const { delivery, connector } = job;
    const first = await this.runner.run(job, connection);
    if (!isSent(first)) return { result: waiting(delivery, connection, [], first.waits) };
    if (first.reading.verdict !== 'unauthorized') return this.end(delivery, connection, [], first);
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
      return this.end(delivery, connection, [], asRetry(first));
    }
    if (outcome === 'unavailable') return { result: postponed(delivery, renewed, [refused]) };
    if (renewed.state !== 'active') return { result: held(delivery, renewed, [refused]) };
    const second = await this.runner.run(job, renewed, true);
    if (!isSent(second)) return { result: waiting(delivery, renewed, [refused], second.waits) };
    if (second.reading.verdict === 'unauthorized') {
      const again = record(delivery.attempts + 2, second, 'retried');
      return lost(delivery, renewed, connector, [refused, again], second);
    }
    return this.end(delivery, renewed, [refused], second);
  }

  private async withFreshToken(connection: LiveConnection): Promise<LiveConnection> {
    if ((await this.refreshes.renewIfDue(connection)) === 'not_due') return connection;
    const renewed = (await this.connections.load([connection])).get(connection.id);
    return renewed && !(renewed instanceof Error) ? renewed : connection;
  }

  /** @returns undefined when the input no longer fits the action */
  private async open(
    delivery: Claimed,
    owner: string,
    connector: Connector,
    action: Action,
  ): Promise<Job | DecryptionError | undefined> {
    const payload = await this.payloads.open(delivery);
    if (payload instanceof DecryptionError) return payload;
    const input = action.input.safeParse(payload.reveal());
    if (!input.success) return undefined;
    try {
      // Most actions have no steps, and nothing to wait for.
      const progress = delivery.progress_blob ? await this.progress.open(delivery) : NOT_BEGUN;
      return { delivery, owner, connector, action, input: input.data, progress };
    } catch (error) {
      if (error instanceof DecryptionError) return error;
      throw error;
    }
  }

  private end(
    delivery: Claimed,
    connection: LiveConnection,
    earlier: AttemptRecord[],
    sent: Sent,
  ): Attempted | Promise<Attempted> {
    const result = this.conclude(delivery, connection, earlier, sent);
    return sent.told ? this.sealed(result, sent.told) : { result };
  }

  private async sealed(ended: DeliveryResult, told: Told): Promise<Attempted> {
    return { result: await this.sealer.withResult(ended, told) };
  }

  /** Everything but a lost credential: delivered, tried again on the schedule, or failed. */
  private conclude(
    delivery: Claimed,
    connection: LiveConnection,
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
        // Without an answer the vendor was not heard.
        breaker: sent.status === null ? null : 'success',
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

function isSent(ran: Sent | Waits): ran is Sent {
  return !('waits' in ran);
}
