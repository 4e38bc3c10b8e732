import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Ready } from '@patchbay/contracts/health';
import { DataSource } from 'typeorm';
import { Draining } from '../../platform/http/draining.ts';
import { DeliveryPlane } from '../deliveries/worker/delivery-plane.service.ts';

/** A balancer that asks every few seconds wants an answer, also while the database gives none. */
const PATIENCE_MS = 2_000;

@Injectable()
export class ReadinessService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(Draining) private readonly draining: Draining,
    @Inject(DeliveryPlane) private readonly plane: DeliveryPlane,
  ) {}

  /**
   * Ready with a database that answers and holds every migration this program knows, workers that
   * claim where there are any, and no order to stop. Not `listening` makes work start a quarter of a
   * second later and no process unready.
   */
  async ready(): Promise<Ready> {
    const database = await this.within(this.db.query('SELECT 1'));
    const migrations = database && (await this.within(this.migrated()));
    const serving = !this.draining.isDraining;
    const pulse = this.plane.pulse;
    const ready = serving && database && migrations && (pulse?.claiming ?? true);
    const checks = { serving, database, migrations, ...pulse };
    return { status: ready ? 'ready' : 'not_ready', checks };
  }

  private async migrated(): Promise<void> {
    const rows: { name: string }[] = await this.db.query('SELECT name FROM migrations');
    const applied = new Set(rows.map((row) => row.name));
    const missing = this.db.migrations.filter(({ name }) => !applied.has(name!));
    if (missing.length > 0) throw new Error('Migrations are missing.');
  }

  /** Whether `work` succeeds in time; why it did not is what the check's name says. */
  private async within(work: Promise<unknown>): Promise<boolean> {
    const done = work.then(() => true).catch(() => false);
    return Promise.race([done, delay(PATIENCE_MS, false, { ref: false })]);
  }
}
