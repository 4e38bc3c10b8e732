import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { CreateDelivery, type Delivery as WireDelivery } from '@patchbay/contracts/delivery';
import type { Problem } from '@patchbay/contracts/problem';
import { DataSource, In } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { fieldErrors } from '../../platform/errors/field-errors.ts';
import { ProblemError, invalidInput } from '../../platform/errors/problem.ts';
import { mapInTurns } from '../../platform/in-turns.ts';
import { storeTrace } from '../../platform/trace/stored-trace.ts';
import type { TraceContext } from '../../platform/trace/trace-context.ts';
import { Connection } from '../connections/connection.entity.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { checkDelivery } from './delivery-check.ts';
import { DeliverySignal } from './delivery-signal.service.ts';
import { toDelivery } from './delivery.wire.ts';
import { insertDeliveries, type NewDelivery } from './insert-deliveries.ts';
import { payloadContext } from './payload-context.ts';
import { DeliveryMetrics } from './queue/delivery-metrics.service.ts';
import { QueueLimitService } from './queue/queue-limit.service.ts';

export type BatchItem =
  | { index: number; delivery: WireDelivery }
  | { index: number; problem: Problem };

/** Takes deliveries in. Accepted means committed: the answer is given after the rows are durable. */
@Injectable()
export class DeliveryAcceptService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(DeliverySignal) private readonly signal: DeliverySignal,
    @Inject(QueueLimitService) private readonly limit: QueueLimitService,
    @Inject(DeliveryMetrics) private readonly metrics: DeliveryMetrics,
  ) {}

  async accept(
    scope: SiteScope,
    item: CreateDelivery,
    idempotencyKey: string | undefined,
    trace: TraceContext | null = null,
  ): Promise<WireDelivery> {
    const [answer] = await this.acceptAll(scope, [item], idempotencyKey, trace);
    if (answer instanceof ProblemError) throw answer;
    return answer!;
  }

  /** Each item on its own: a bad one is told and keeps no other out. */
  async acceptBatch(
    scope: SiteScope,
    items: unknown[],
    idempotencyKey: string | undefined,
    trace: TraceContext | null = null,
  ): Promise<{ items: BatchItem[] }> {
    const parsed = await mapInTurns(items, (item) => {
      const result = CreateDelivery.safeParse(item);
      return result.success ? result.data : invalidInput(fieldErrors(result.error.issues));
    });
    const answers = await this.acceptAll(scope, parsed, idempotencyKey, trace);
    return {
      items: answers.map((answer, index) =>
        answer instanceof ProblemError
          ? { index, problem: answer.toProblem() }
          : { index, delivery: answer },
      ),
    };
  }

  private async acceptAll(
    scope: SiteScope,
    items: (CreateDelivery | ProblemError)[],
    idempotencyKey: string | undefined,
    trace: TraceContext | null,
  ): Promise<(WireDelivery | ProblemError)[]> {
    await this.limit.requireRoom(scope.siteId);
    const connections = await this.connectionsOf(scope, items);
    const keys = await this.keyring.keysFor(scope.siteId);
    const traced = storeTrace(trace);
    const caller = `${scope.actor.kind}:${scope.actor.id}`;

    const checked = await mapInTurns(items, (item, index): NewDelivery | ProblemError => {
      if (item instanceof ProblemError) return item;
      const connection = connections.get(item.connection_id);
      const connector = connection && this.registry.find(connection.connector_type);
      try {
        const input = checkDelivery(scope, item, connection, connector);
        const messageId = randomUUID();
        return {
          connection_id: item.connection_id,
          action: item.action,
          payload_blob: keys.seal(
            payloadContext(item.connection_id, messageId),
            JSON.stringify(input),
          ),
          originating_module: item.originating_module,
          event_identifier: item.event_identifier,
          status: connection!.state === 'active' ? 'pending' : 'held',
          message_id: messageId,
          idempotency_key: idempotencyKey ? `${caller}:${idempotencyKey}:${index}` : null,
          idempotency_fingerprint: idempotencyKey ? fingerprint(item) : null,
          trace_context: traced,
        };
      } catch (error) {
        if (error instanceof ProblemError) return error;
        throw error;
      }
    });

    const fresh = checked.filter((item): item is NewDelivery => !(item instanceof ProblemError));
    const rows = await insertDeliveries(this.db, scope.siteId, fresh);
    if (fresh.length > 0) {
      this.signal.accepted();
      this.limit.accepted(scope.siteId, fresh.length);
      for (const { connection_id: id } of fresh) {
        this.metrics.accepted(connections.get(id)!.connector_type);
      }
    }
    return checked.map((item) => {
      if (item instanceof ProblemError) return item;
      const row = rows.get(item.idempotency_key ?? item.message_id)!;
      if (row.idempotency_fingerprint !== item.idempotency_fingerprint) return keyReused();
      return toDelivery(row);
    });
  }

  private async connectionsOf(
    scope: SiteScope,
    items: (CreateDelivery | ProblemError)[],
  ): Promise<Map<number, Connection>> {
    const ids = new Set<number>();
    for (const item of items) if (!(item instanceof ProblemError)) ids.add(item.connection_id);
    if (ids.size === 0) return new Map();
    const rows = await this.db.manager.findBy(Connection, {
      site_id: scope.siteId,
      id: In([...ids]),
    });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Two requests are the same when they ask for the same delivery. */
function fingerprint(item: CreateDelivery): string {
  const { connection_id, action, input, originating_module, event_identifier } = item;
  const facts = [connection_id, action, input, originating_module, event_identifier];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

function keyReused(): ProblemError {
  return new ProblemError(
    422,
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request.',
  );
}
