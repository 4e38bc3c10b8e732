import { Inject, Injectable } from '@nestjs/common';
import type { Alert } from '@patchbay/contracts/alert';
import type { Attention, AttentionItem } from '@patchbay/contracts/attention';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { AlertListService } from '../alerts/alert-list.service.ts';
import { ConnectionAttention } from '../connections/connection-attention.service.ts';
import { HeldWorkService } from '../deliveries/held-work.service.ts';
import { StartStepsService } from './start-steps.service.ts';
import { worstFirst } from './worst-first.ts';

/** What one page shows, and so many are looked at to find the worst among them. */
const SHOWN = 20;
const LOOKED_AT = 100;

/** The count of connections stops there (`ConnectionAttention`). */
const COUNTED = 10_000;

/** Alerts of connections that work: health alone does not tell these. */
const KINDS = ['connection_failing', 'queue_growing'] as const;

/** What needs somebody right now, each with the facts its remedy is chosen by. */
@Injectable()
export class AttentionService {
  constructor(
    @Inject(ConnectionAttention) private readonly connections: ConnectionAttention,
    @Inject(HeldWorkService) private readonly held: HeldWorkService,
    @Inject(AlertListService) private readonly alerts: AlertListService,
    @Inject(StartStepsService) private readonly steps: StartStepsService,
  ) {}

  async read(scope: SiteScope): Promise<Attention> {
    const troubled = await this.connections.find(scope, LOOKED_AT);
    const alerts = await this.openAlerts(scope);
    const others = [
      ...alerts.map((alert) => alert.connection_id),
      ...(await this.held.ofPaused(scope, SHOWN)),
    ].filter((id) => !troubled.connections.some((known) => known.id === id));
    const all = [
      ...troubled.connections,
      ...(await this.connections.byIds(scope, [...new Set(others)])),
    ];
    const held = await this.held.of(
      scope,
      all.map(({ id }) => id),
    );
    const items = all.map((connection): AttentionItem => {
      const told = alerts.filter((alert) => alert.connection_id === connection.id);
      const grave =
        connection.health === 'error' || told.some(({ severity }) => severity === 'error');
      return {
        severity: grave ? 'error' : 'warning',
        connection,
        held: held.get(connection.id) ?? null,
        alerts: told.map(toTold),
      };
    });
    const { broken, warned } = troubled;
    const counts = { broken, warned };
    return {
      items: items.sort(worstFirst).slice(0, SHOWN),
      counts: {
        ...counts,
        capped: (['broken', 'warned'] as const).filter((each) => counts[each] >= COUNTED),
      },
      start: await this.steps.read(scope),
    };
  }

  private async openAlerts(scope: SiteScope): Promise<Alert[]> {
    const pages = KINDS.map((kind) =>
      this.alerts.list(scope, { state: 'open', kind, limit: SHOWN }),
    );
    return (await Promise.all(pages)).flatMap(({ items }) => items);
  }
}

function toTold({ id, kind, title, message, count, opened_at }: Alert) {
  return { id, kind, title, message, count, opened_at };
}
