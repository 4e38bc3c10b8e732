import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../../../platform/access/caller.ts';
import { ConnectionStateService } from '../../connections/connection-state.service.ts';
import type { CredentialLoss } from './unsent.ts';
import type { ConnectionTouch } from './breaker-writer.ts';
import { DeliveryMetrics } from '../queue/delivery-metrics.service.ts';

/** What deliveries observe of a connection, told to the state machine. */
@Injectable()
export class ObservationService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(DeliveryMetrics) private readonly metrics: DeliveryMetrics,
  ) {}

  /** The vendor refused the credential, and no refresh helped. */
  async credentialLost(loss: CredentialLoss): Promise<void> {
    await this.db.transaction(async (manager) => {
      const row = await this.states.lock(manager, loss.siteId, loss.connectionId);
      // A newer credential was stored meanwhile; what was refused is no longer in use.
      if (!row || row.credential_version !== loss.credentialVersion) return;
      if (row.state !== 'active') return;
      const revoked = loss.kind === 'credential_revoked';
      await this.states.apply(manager, row, {
        event: `delivery.${loss.kind}`,
        actor: SYSTEM,
        action: 'connection.credential_lost',
        outcome: loss.kind,
        reason: revoked
          ? `${loss.vendor} refuses the credential: it is wrong or was revoked.`
          : `${loss.vendor} says that the credential has expired.`,
      });
    });
  }

  /** Too many retryable failures in a row: the breaker opens. */
  async failingPattern(touch: ConnectionTouch): Promise<void> {
    const opened = await this.db.transaction(async (manager) => {
      const row = await this.states.lock(manager, touch.site_id, touch.id);
      if (row?.state !== 'active') return null;
      await this.states.apply(manager, row, {
        event: 'delivery.error_pattern',
        actor: SYSTEM,
        action: 'connection.breaker_open',
        outcome: 'error',
        reason: `${touch.consecutive_failures} deliveries in a row failed. A test call decides after the cooldown.`,
      });
      return row.connector_type;
    });
    if (opened !== null) this.metrics.breakerOpened(opened);
  }
}
